"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { cloneElement, useTransition, type ReactElement } from "react";
import { toast } from "sonner";
import { Menu, MenuChoices } from "@/components/ui/menu";
import type { OnDemandProps } from "@/components/ui/on-demand";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { switchBusinessAction } from "../actions";

export type BusinessChoicesProps = Omit<OnDemandProps, "trigger"> & {
  trigger: ReactElement<{ "aria-busy"?: boolean }>;
  currentId: string;
  memberships: readonly { businessId: string; name: string }[];
};

export function BusinessChoices({ trigger, isOpenAtFirst, currentId, memberships }: BusinessChoicesProps) {
  const t = useTranslations("nav");
  const router = useRouter();
  const refusalWords = useRefusalWords();
  const [isSwitching, startSwitch] = useTransition();
  const switchTo = (businessId: string) =>
    startSwitch(async () => {
      const result = await switchBusinessAction({ businessId });
      if (!result.ok) toast.error(refusalWords(result));
      else {
        // What stands in the address (an expense, a filter) belongs to the business just left.
        router.push("/overview");
        router.refresh();
      }
    });
  return (
    <Menu
      align="start"
      className="w-60"
      trigger={cloneElement(trigger, { "aria-busy": isSwitching || undefined })}
      isOpenAtFirst={isOpenAtFirst}
    >
      <MenuChoices
        label={t("switchBusiness")}
        value={currentId}
        options={memberships.map(({ businessId, name }) => ({ value: businessId, label: name }))}
        onChange={(businessId) => businessId !== currentId && switchTo(businessId)}
      />
    </Menu>
  );
}
