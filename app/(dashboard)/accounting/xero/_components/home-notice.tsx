import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { ConnectButton } from "../../_components/connect-button";
import { LeftFeedsNotice, type LeftFeed } from "./left-feeds-notice";
import { LeftNotice } from "./left-notice";

const PROBLEMS = ["consentRefused", "consentExpired", "consentFailed", "otherOrganisation", "ledgerUnavailable", "notAllowed"] as const;

type ConnectionNoticesProps = {
  problem: string | string[] | undefined;
  isWorking: boolean;
  isLeftInLedger: boolean;
  leftFeeds: readonly LeftFeed[];
};

/** What is not as it should be with the connection, `problem` as it came in the address. */
export function ConnectionNotices({ problem, isWorking, isLeftInLedger, leftFeeds }: ConnectionNoticesProps) {
  return (
    <>
      {typeof problem === "string" && <ConnectProblem code={problem} isWorking={isWorking} />}
      {isLeftInLedger && <LeftNotice />}
      {leftFeeds.length > 0 && <LeftFeedsNotice feeds={leftFeeds} />}
    </>
  );
}

/** What came of a walk to the consent page that did not end well; a connection that stands is not harmed by it. */
function ConnectProblem({ code, isWorking }: { code: string; isWorking: boolean }) {
  const t = useTranslations("xero");
  const known = PROBLEMS.find((problem) => problem === code) ?? "unexpected";
  return (
    <Banner
      tone={isWorking ? "amber" : "red"}
      isAnnounced
      title={t(isWorking ? "problem.titleConnected" : "problem.title")}
      action={<ConnectButton label={t("problem.tryAgain")} busyLabel={t("firstUse.connecting")} variant="secondary" />}
    >
      {t(`problem.${known}`)}
    </Banner>
  );
}

/** Why expenses can't be synced yet, with the button that changes it. */
export function LockedNotice({
  reason,
  firstAccountId,
}: {
  reason: "notConnected" | "noAccount" | "hongKong";
  firstAccountId: string | undefined;
}) {
  const t = useTranslations("xero");
  return (
    <Banner
      tone="neutral"
      title={t(`locked.${reason}`)}
      action={
        reason === "noAccount" &&
        firstAccountId && (
          <ButtonLink size="sm" variant="primary" href={`/accounting/xero?connect=${firstAccountId}`}>
            {t("accounts.connectNow")}
          </ButtonLink>
        )
      }
    />
  );
}
