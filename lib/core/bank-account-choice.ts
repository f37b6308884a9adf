import type { LedgerAccount } from "./ledger-reference";

/** One bank account of the organisation, as offered to an account that looks for its counterpart. */
export type BankAccountChoice = {
  ledgerAccountId: string;
  name: string;
  code: string | null;
  number: string | null;
  currency: string | null;
  /** Why it cannot be chosen; null when it can. */
  refusal: "archived" | "otherCurrency" | "taken" | null;
  /** The account that holds it, where that is this business's own. */
  takenBy: string | null;
};

export type HeldBankAccount = { ledgerAccountId: string; accountId: string; accountName: string | null };

/** The organisation's bank accounts for one of ours: those that can be chosen first. Archived ones show only where they are still held by this account. */
export function bankAccountChoices(
  account: { accountId: string; currency: string },
  ledgerAccounts: readonly LedgerAccount[],
  held: readonly HeldBankAccount[],
): BankAccountChoice[] {
  const choices = ledgerAccounts
    .filter((candidate) => candidate.type === "BANK")
    .map((candidate): BankAccountChoice => {
      const holder = held.find((one) => one.ledgerAccountId === candidate.ledgerAccountId && one.accountId !== account.accountId);
      const refusal =
        candidate.status !== "ACTIVE" ? "archived" : candidate.currency !== account.currency ? "otherCurrency" : holder ? "taken" : null;
      return {
        ledgerAccountId: candidate.ledgerAccountId,
        name: candidate.name,
        code: candidate.code,
        number: candidate.bankAccountNumber,
        currency: candidate.currency,
        refusal,
        takenBy: refusal === "taken" ? (holder?.accountName ?? null) : null,
      };
    });
  const rank = { none: 0, taken: 1, otherCurrency: 2, archived: 3 };
  return choices.sort((a, b) => rank[a.refusal ?? "none"] - rank[b.refusal ?? "none"] || a.name.localeCompare(b.name));
}
