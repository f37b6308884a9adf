"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { usePress } from "@/components/use-press";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import type { Refusal } from "@/lib/core/action-result";
import { chooseOrganisationAction, dropChoiceAction } from "../../actions";
import type { OrganisationChoice as Choice } from "../queries";
import { ChangeDialog } from "./change-dialog";

type Organisation = Choice["organisations"][number];

/** The organisations that the consent covers. Another one than before is asked about first. */
export function OrganisationChoice({ organisations, former, business }: Choice & { business: string }) {
  const t = useTranslations("xero");
  const router = useRouter();
  const refusalText = useRefusalWords();
  const [isBusy, press] = usePress();
  const [isLeaving, pressBack] = usePress();
  const [chosen, setChosen] = useState<Organisation | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const connect = ({ providerTenantId, name, isFormer }: Organisation) =>
    press({
      action: () => chooseOrganisationAction({ providerTenantId, isChangeConfirmed: former !== null && !isFormer }),
      onDone: () => {
        toast.success(t("connected", { organisation: name }));
        router.replace("/accounting/xero");
      },
      onRefused: (answer) => {
        setAsking(false);
        setRefusal(answer);
        return true;
      },
    });
  const choose = (organisation: Organisation) => {
    setChosen(organisation);
    if (former && !organisation.isFormer) setAsking(true);
    else connect(organisation);
  };
  const back = () => pressBack({ action: () => dropChoiceAction({}), onDone: () => router.replace("/accounting/xero") });

  return (
    <div className="space-y-4">
      {refusal && (
        <Banner tone="red" isAnnounced title={t("problem.title")}>
          {refusal.code === "otherOrganisation" ? t("problem.otherOrganisation") : refusalText(refusal)}
        </Banner>
      )}
      {former && (
        <Banner tone="amber" title={t("choose.formerTitle", { business, former: former.name })}>
          {t("choose.formerBody", { former: former.name })}
        </Banner>
      )}
      <ul aria-label={t("choose.label")} className="divide-y divide-line rounded-card border border-line bg-panel">
        {organisations.map((organisation) => (
          <li key={organisation.providerTenantId} className="flex items-center gap-3 px-4 py-3">
            <span id={organisation.providerTenantId} className="min-w-0 flex-1 wrap-anywhere">
              <span className="font-semibold">{organisation.name}</span>
              {organisation.isFormer && (
                <span className="block text-xs text-second">{t(former?.isLive ? "choose.connectedNow" : "choose.connectedBefore")}</span>
              )}
            </span>
            <Button
              variant={former && !organisation.isFormer ? "secondary" : "primary"}
              aria-describedby={organisation.providerTenantId}
              isBusy={isBusy && !isAsking && chosen === organisation}
              onClick={() => choose(organisation)}
            >
              {isBusy && !isAsking && chosen === organisation ? t("choose.connecting") : t("choose.connect")}
            </Button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 basis-64 text-third">{t("choose.given")}</p>
        <Button variant="quiet" isBusy={isLeaving} onClick={back}>
          {t("choose.cancel")}
        </Button>
      </div>
      {former && (
        <ChangeDialog
          other={isAsking ? (chosen?.name ?? null) : null}
          former={former}
          isBusy={isBusy}
          onConfirm={() => chosen && connect(chosen)}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}
