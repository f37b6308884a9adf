import type { LedgerLine, LedgerTransactionDraft } from "../accounting-provider";
import { toDecimalString } from "../money";
import { linesOf, type ExpenseFacts } from "./expense-facts";
import { codingOf, type LedgerContext } from "./ledger-context";

const MAX_DESCRIPTION = 4000;

/**
 * The line's words from the business's template. Blanks: {merchant} {description} {original} {notes} {category} {cardholder is not sent}.
 * {original} is the foreign amount, which the ledger has no field for.
 */
export function describeExpense(template: string, expense: ExpenseFacts): string {
  const original =
    expense.originalAmountMinor !== null && expense.originalCurrency !== null && expense.originalCurrency !== expense.currency
      ? `${expense.originalCurrency} ${toDecimalString(Math.abs(expense.originalAmountMinor), expense.originalCurrency)}`
      : "";
  const values: Record<string, string> = {
    merchant: expense.merchant,
    description: expense.description === expense.merchant ? "" : expense.description,
    original,
    notes: expense.notes,
    category: expense.categoryName ?? "",
    reference: expense.reference,
  };
  const text = template.replace(/\{(\w+)\}/g, (blank, name: string) => values[name] ?? blank);
  const tidy = text.replace(/\s+/g, " ").trim();
  return (tidy || expense.merchant || expense.reference).slice(0, MAX_DESCRIPTION);
}

/** The short address of an expense, where the ledger may show it: public, https, and without the word it refuses. */
export function expenseUrl(appUrl: string | null, expenseId: string): string | null {
  if (!appUrl || !appUrl.startsWith("https://") || /^https:\/\/(localhost|127\.|\[::1\])/.test(appUrl)) return null;
  const url = `${appUrl.replace(/\/+$/, "")}/e/${expenseId}`;
  return url.toLowerCase().includes("xero") ? null : url;
}

/**
 * What the ledger is given for an expense that passed the pre-flight and whose contact exists. The direction carries the sign:
 * the total is positive, and a line against it (a discount inside a purchase) is negative.
 */
export function draftTransaction(expense: ExpenseFacts, context: LedgerContext, given: { contactId: string; appUrl: string | null }): LedgerTransactionDraft {
  const bankAccountId = context.bankAccountByAccountId.get(expense.accountId);
  if (!bankAccountId) throw new Error(`No bank account is linked for ${expense.reference}`);
  const sign = expense.amountMinor < 0 ? -1 : 1;
  const described = describeExpense(context.policy.descriptionTemplate, expense);
  return {
    reference: expense.reference,
    direction: expense.amountMinor < 0 ? "spend" : "receive",
    bankAccountId,
    contactId: given.contactId,
    postedOn: expense.postedOn,
    currency: expense.currency,
    lineAmountTypes: context.policy.lineAmountTypes,
    url: expenseUrl(given.appUrl, expense.expenseId),
    lines: linesOf(expense).map((line): LedgerLine => {
      const coding = codingOf(expense, line, context);
      const account = coding.ledgerAccountId && context.accountById.get(coding.ledgerAccountId.value);
      if (!account || !coding.taxType) throw new Error(`${expense.reference} was not checked before it was drafted`);
      return {
        description: (line.description ?? expense.lineDescription ?? described).trim().slice(0, MAX_DESCRIPTION) || described,
        amountMinor: line.amountMinor * sign,
        ledgerAccountId: account.ledgerAccountId,
        accountCode: account.code,
        taxType: coding.taxType.value,
        tracking: coding.tracking?.value ?? [],
      };
    }),
  };
}
