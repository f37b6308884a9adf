"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { usePress } from "@/components/use-press";
import type { Refusal } from "@/lib/core/action-result";
import { createBankAccountAction, linkAccountAction } from "../actions";
import type { HomeAccount } from "../queries";
import { BankAccountField, CREATE_NEW } from "./bank-account-field";
import { NewBankAccountFields } from "./new-bank-account-fields";
import { TakenNotice } from "./taken-notice";

export type LinkMode = "choose" | "create";

type LinkDialogProps = {
  account: HomeAccount;
  initialMode: LinkMode;
  defaultStartOn: string;
  todayOn: string;
  onTaken: (bankAccountName: string) => void;
  onClose: () => void;
};

/** Ties an account to a bank account in the ledger: one that is there, or a new one. */
export function LinkDialog({ account, initialMode, defaultStartOn, todayOn, onTaken, onClose }: LinkDialogProps) {
  const t = useTranslations("xero.link");
  const free = account.choices.filter((choice) => choice.refusal === null);
  const only = free.length === 1 ? free[0]?.ledgerAccountId : undefined;
  const [chosen, setChosen] = useState<string | null>(
    initialMode === "create" ? CREATE_NEW : (account.link?.ledgerAccountId ?? only ?? null),
  );
  const [startOn, setStartOn] = useState(defaultStartOn);
  const [fresh, setFresh] = useState({ name: account.name, code: "" });
  const [taken, setTaken] = useState<{ name: string; holder: string } | null>(null);
  const [isTried, setTried] = useState(false);
  const [isBusy, press] = usePress();
  const isNew = chosen === CREATE_NEW;
  const isComplete = chosen !== null && startOn !== "" && (!isNew || fresh.name.trim() !== "");

  const onRefused = (refusal: Refusal) => {
    if (refusal.code !== "bankAccountTaken") return false;
    const name = String(refusal.detail.bankAccount ?? "");
    setTaken({ name, holder: String(refusal.detail.account ?? "") });
    onTaken(name);
    return true;
  };
  const finish = (message: string) => {
    toast.success(message);
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
  const choose = (next: string | null) => {
    setTaken(null);
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
        {taken && <TakenNotice {...taken} onChoose={() => choose(null)} onCreate={() => choose(CREATE_NEW)} />}
        <BankAccountField
          account={account}
          value={chosen}
          onChange={choose}
          error={isTried && chosen === null ? t("chooseFirst") : undefined}
        />
        {isNew && <NewBankAccountFields account={account} value={fresh} onChange={setFresh} isTried={isTried} />}
        <TextField
          label={t("syncFrom")}
          hint={t("syncFromHint")}
          type="date"
          max={todayOn}
          required
          value={startOn}
          onChange={(event) => setStartOn(event.target.value)}
          error={isTried && startOn === "" ? t("required") : undefined}
        />
      </div>
    </Dialog>
  );
}
