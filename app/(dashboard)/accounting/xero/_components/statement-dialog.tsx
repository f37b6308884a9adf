"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { StatementFormat } from "@/lib/core/statement/statement-summary";
import { StatementFiles } from "./statement-files";

type StatementDialogProps = { account: { accountId: string; name: string; currency: string }; todayOn: string; onClose: () => void };

/** An account's statement for any period, as files that Xero imports: for whoever has no bank feed, and for any other program. */
export function StatementDialog({ account, todayOn, onClose }: StatementDialogProps) {
  const t = useTranslations("xero.statement");
  const [fromOn, setFromOn] = useState(`${todayOn.slice(0, 8)}01`);
  const [toOn, setToOn] = useState(todayOn);
  const [format, setFormat] = useState<StatementFormat>("ofx");
  const isReversed = fromOn !== "" && toOn !== "" && fromOn > toOn;
  const isWhole = fromOn !== "" && toOn !== "" && !isReversed;

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title", { account: account.name })}
      description={t("intro")}
      closeLabel={t("close")}
      footer={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <div className="space-y-4">
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t("from")}
            type="date"
            required
            value={fromOn}
            onChange={(event) => setFromOn(event.target.value)}
            error={fromOn === "" ? t("dayMissing") : undefined}
          />
          <TextField
            label={t("to")}
            type="date"
            required
            value={toOn}
            onChange={(event) => setToOn(event.target.value)}
            error={isReversed ? t("reversed") : toOn === "" ? t("dayMissing") : undefined}
          />
        </div>
        <Select
          label={t("format")}
          hint={t(`formatHint.${format}`)}
          options={(["ofx", "csv"] as const).map((value) => ({ value, label: t(`formats.${value}`) }))}
          value={format}
          onChange={setFormat}
        />
        {isWhole && <StatementFiles period={{ accountId: account.accountId, fromOn, toOn }} format={format} />}
        <p className="text-xs text-third">{t("again")}</p>
      </div>
    </Dialog>
  );
}
