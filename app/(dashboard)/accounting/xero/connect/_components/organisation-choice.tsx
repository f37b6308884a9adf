"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { usePress } from "@/components/use-press";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import type { Refusal } from "@/lib/core/action-result";
import { chooseOrganisationAction } from "../../actions";

type Organisation = { providerTenantId: string; name: string };

export function OrganisationChoice({ organisations }: { organisations: Organisation[] }) {
  const t = useTranslations("xero");
  const router = useRouter();
  const refusalText = useRefusalWords();
  const [isBusy, press] = usePress();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const choose = ({ providerTenantId, name }: Organisation) => {
    setChosenId(providerTenantId);
    press({
      action: () => chooseOrganisationAction({ providerTenantId }),
      onDone: () => {
        toast.success(t("connected", { organisation: name }));
        router.push("/accounting/xero");
      },
      onRefused: (answer) => {
        setRefusal(answer);
        return true;
      },
    });
  };

  return (
    <div className="space-y-4">
      {refusal && (
        <Banner tone="red" isAnnounced title={t("problem.title")}>
          {refusal.code === "otherOrganisation" ? t("problem.otherOrganisation") : refusalText(refusal)}
        </Banner>
      )}
      <ul aria-label={t("choose.label")} className="divide-y divide-line rounded-card border border-line bg-panel">
        {organisations.map((organisation) => (
          <li key={organisation.providerTenantId} className="flex items-center gap-3 px-4 py-3">
            <span id={organisation.providerTenantId} className="min-w-0 flex-1 font-semibold">
              {organisation.name}
            </span>
            <Button
              variant="primary"
              aria-describedby={organisation.providerTenantId}
              isBusy={isBusy && chosenId === organisation.providerTenantId}
              onClick={() => choose(organisation)}
            >
              {isBusy && chosenId === organisation.providerTenantId ? t("choose.connecting") : t("choose.connect")}
            </Button>
          </li>
        ))}
      </ul>
      <ButtonLink href="/accounting/xero" variant="quiet">
        {t("choose.cancel")}
      </ButtonLink>
    </div>
  );
}
