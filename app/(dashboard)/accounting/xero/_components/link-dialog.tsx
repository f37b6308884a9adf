"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { usePress } from "@/components/use-press";
import type { Refusal } from "@/lib/core/action-result";
import { formatDay } from "@/lib/i18n/format-day";
import { createBankAccountAction, linkAccountAction } from "../actions";
import type { HomeAccount } from "../queries";
import { BankAccountField, CREATE_NEW } from "./bank-account-field";
import { MAX_NAME_LENGTH, NewBankAccountFields, type NewBankAccountRefusal } from "./new-bank-account-fields";
import { TakenNotice, type Taken } from "./taken-notice";

export type LinkMode = "choose" | "create";

type LinkDialogProps = {
  account: HomeAccount;
  initialMode: LinkMode;
  defaultStartOn: string;
  todayOn: string;
  onTaken: (bankAccountName: string) => void;
  onDone?: () => void;
  onClose: () => void;
};

/** Ties an account to a bank account in the ledger: one that is there, or a new one. */
export function LinkDialog({ account, initialMode, defaultStartOn, todayOn, onTaken, onDone, onClose }: LinkDialogProps) {
  const t = useTranslations("xero.link");
  const locale = useLocale();
  const free = account.choices.filter((choice) => choice.refusal === null);
  const only = free.length === 1 ? free[0]?.ledgerAccountId : undefined;
  const [chosen, setChosen] = useState<string | null>(
    initialMode === "create" && account.canBeMade ? CREATE_NEW : (account.link?.ledgerAccountId ?? only ?? null),
  );
  const [startOn, setStartOn] = useState(defaultStartOn);
  const [fresh, setFresh] = useState({ name: account.name.slice(0, MAX_NAME_LENGTH), code: "" });
  const [taken, setTaken] = useState<Taken | null>(null);
  const [refused, setRefused] = useState<NewBankAccountRefusal>({});
  const [isTried, setTried] = useState(false);
  const [isBusy, press] = usePress();
  const isNew = chosen === CREATE_NEW;
  const isMoved = account.link !== null && chosen !== null && chosen !== account.link.ledgerAccountId;
  // The first statement fixed the day: everything after it adds up from there.
  const fixedOn = account.link !== null && !isMoved ? (account.feed?.baseOn ?? null) : null;
  const isComplete = chosen !== null && startOn !== "" && (!isNew || fresh.name.trim() !== "");

  const onRefused = (refusal: Refusal) => {
    const text = (field: string) => String(refusal.detail[field] ?? "");
    if (refusal.code === "nameTaken" || (refusal.code === "ledgerRefused" && isNew)) {
      setRefused(refusal.code === "nameTaken" ? { [text("field") || "name"]: true } : { words: text("message") });
      return true;
    }
    if (refusal.code !== "bankAccountTaken" && refusal.code !== "feedTaken") return false;
    setTaken({ name: text("bankAccount"), holder: text("account"), kind: text("kind"), words: text("message") });
    onTaken(text("bankAccount"));
    return true;
  };
  const finish = (message: string) => {
    toast.success(message);
    onDone?.();
    onClose();
  };
  const connect = () => {
    setTried(true);
    if (!isComplete) return;
    const { accountId, name } = account;
    if (isNew) {
      press({
        action: () => createBankAccountAction({ accountId, ...fresh, startOn }),
        onDone: () => finish(t("created", { name: fresh.name.trim(), account: name })),
        onRefused,
      });
    } else {
      press({
        action: () => linkAccountAction({ accountId, ledgerAccountId: chosen, startOn }),
        onDone: () => finish(t("done", { account: name })),
        onRefused,
      });
    }
  };
  const changeFresh = (next: typeof fresh) => {
    setRefused({});
    setFresh(next);
  };
  const choose = (next: string | null) => {
    setTaken(null);
    setRefused({});
    setChosen(next);
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(account.link ? "changeTitle" : "title", { account: account.name })}
      description={t("intro", { account: account.name, currency: account.currency })}
      closeLabel={t("cancel")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" isBusy={isBusy} onClick={connect}>
            {isBusy ? t("connecting") : t("connect")}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {taken && <TakenNotice {...taken} onChoose={() => choose(null)} onCreate={() => choose(account.canBeMade ? CREATE_NEW : null)} />}
        <BankAccountField
          account={account}
          value={chosen}
          onChange={choose}
          error={isTried && chosen === null ? t("chooseFirst") : undefined}
        />
        {isNew && <NewBankAccountFields account={account} value={fresh} onChange={changeFresh} isTried={isTried} refused={refused} />}
        {isMoved && <p className="text-sm text-second">{t("moves", { account: account.name, former: account.linked?.name ?? "—" })}</p>}
        <TextField
          label={t("syncFrom")}
          hint={fixedOn ? t("fixed", { day: formatDay(fixedOn, locale) }) : t("syncFromHint")}
          readOnly={fixedOn !== null}
          type="date"
          max={todayOn}
          required
          value={fixedOn ?? startOn}
          onChange={(event) => setStartOn(event.target.value)}
          error={isTried && startOn === "" ? t("required") : undefined}
        />
      </div>
    </Dialog>
  );
}
