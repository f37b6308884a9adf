"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { fixOf } from "@/lib/core/cause-fix";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import type { SyncErrorCode } from "@/lib/core/sync-error";
import { ConnectButton } from "../../../_components/connect-button";
import type { Lists } from "../queries";
import { LinkFixDialog } from "./link-fix-dialog";
import { MapCategoryDialog } from "./map-category-dialog";
import type { ExpenseActions } from "./use-expense-actions";

type ProblemFixProps = { code: SyncErrorCode; details: ExpenseDetails; lists: Lists | undefined; actions: ExpenseActions };

/** The way out of a problem that no field below offers; what a field cures is cured in its field. */
export function ProblemFix({ code, details, lists, actions }: ProblemFixProps) {
  const t = useTranslations("expenses");
  const [isAsking, setAsking] = useState(false);
  const rows = { kind: "ids" as const, ids: [details.id] };
  const close = () => setAsking(false);
  const isInLedger = details.syncState === "SYNCED";
  const onSaved = () => isInLedger && void actions.update(rows);
  const fix = fixOf(code, isInLedger);
  const button = (onClick: () => void) => (
    <Button size="sm" className="mt-2" disabled={actions.busy !== null} onClick={onClick}>
      {t(`cause.fix.${fix}`)}
    </Button>
  );
  switch (fix) {
    case "connect":
      return (
        <div className="mt-2">
          <ConnectButton
            label={t(code === "accessRemoved" ? "cause.reconnect" : "cause.fix.connect")}
            busyLabel={t("cause.connecting")}
            variant="secondary"
          />
        </div>
      );
    case "linkAccount":
      return (
        <>
          {button(() => setAsking(true))}
          {isAsking && <LinkFixDialog accountId={details.accountId} onSaved={onSaved} onClose={close} />}
        </>
      );
    case "mapCategory":
      if (details.categoryId === null) return null;
      return (
        <>
          {button(() => setAsking(true))}
          {isAsking && (
            <MapCategoryDialog
              cause={{ count: 1 }}
              category={{ id: details.categoryId, name: details.categoryName ?? "" }}
              lists={lists}
              onSaved={onSaved}
              onClose={close}
            />
          )}
        </>
      );
    case "evenOutSplit":
      return button(() => void actions.evenOut(rows).then((isDone) => isDone && onSaved()));
    case "overwrite":
      return button(() => void actions.update(rows, { overwrites: true }));
    case "startOver":
      return button(() => void actions.remove(rows));
    case "acknowledge":
      return button(() => void actions.acknowledge(rows));
    default:
      return null;
  }
}
