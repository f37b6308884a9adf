import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import type { Troubleshooting } from "../queries";
import { Symptom } from "./symptom";

/** "… is already connected to another bank account." */
export function TakenSymptom({ facts }: { facts: Troubleshooting }) {
  const t = useTranslations("help.taken");
  const { connection, held, refusedFeeds, accounts } = facts;
  const toConnect = refusedFeeds[0]?.accountId ?? accounts.firstUnlinkedId;
  return (
    <Symptom
      id="taken"
      title={t("title")}
      tone={refusedFeeds.length > 0 ? "bad" : connection && !toConnect ? "fine" : "look"}
      state={
        held.length === 0 ? (
          <p>{t(connection ? "noneHeld" : "notConnected")}</p>
        ) : (
          <ul className="space-y-1">
            {refusedFeeds.map(({ accountId, account, bankAccount, holder }) => (
              <li key={accountId} className="text-red">
                {t("refused", { account, bankAccount })} {holder && t("refusedHolder", { holder })}
              </li>
            ))}
            {held.map(({ bankAccount, holder }) => (
              <li key={bankAccount}>{holder ? t("heldBy", { bankAccount, holder }) : t("heldElsewhere", { bankAccount })}</li>
            ))}
          </ul>
        )
      }
      actions={
        connection?.state === "CONNECTED" && (
          <ButtonLink href={toConnect ? `/accounting/xero?connect=${toConnect}` : "/accounting/xero"}>
            {t(refusedFeeds.length > 0 ? "chooseAnother" : toConnect ? "connectNow" : "accounts")}
          </ButtonLink>
        )
      }
    >
      <p>{t("why")}</p>
      <ul className="list-disc space-y-1 pl-5">
        <li>{t("another")}</li>
        <li>{t("create")}</li>
      </ul>
    </Symptom>
  );
}
