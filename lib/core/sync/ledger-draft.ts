import type { LedgerLine, LedgerTransactionDraft } from "../accounting-provider";
import { MAX_DESCRIPTION_LENGTH, renderDescription, type DescriptionFacts } from "../description-template";
import { toDecimalString } from "../money";
import { accountingDayOf, linesOf, type ExpenseFacts } from "./expense-facts";
import { codingOf, type LedgerContext } from "./ledger-context";

/** What the template's blanks stand for. The original amount is the foreign one, which the ledger has no field for. */
export function descriptionFacts(expense: ExpenseFacts): DescriptionFacts {
  const isForeign = expense.originalCurrency !== null && expense.originalCurrency !== expense.currency;
  const original =
    isForeign && expense.originalAmountMinor !== null && expense.originalCurrency !== null
      ? `${expense.originalCurrency} ${toDecimalString(Math.abs(expense.originalAmountMinor), expense.originalCurrency)}`
      : "";
  return {
    merchant: expense.merchant,
    description: expense.description === expense.merchant ? "" : expense.description,
    original,
    notes: expense.notes,
    category: expense.categoryName ?? "",
    cardholder: expense.cardholder ?? "",
    card: expense.cardLast4 ?? "",
    date: expense.postedOn,
  };
}

/** The line's words from the business's template. */
export function describeExpense(template: string, expense: ExpenseFacts): string {
  const text = renderDescription(template, descriptionFacts(expense));
  return text || expense.merchant.trim() || expense.reference;
}

/** A moved date hides when the money moved, which is what the bank's line says: the words keep it, in figures that every language reads. */
function withOwnDay(words: string, expense: ExpenseFacts): string {
  if (accountingDayOf(expense) === expense.postedOn || words.includes(expense.postedOn)) return words;
  const suffix = ` (${expense.postedOn})`;
  return words.slice(0, MAX_DESCRIPTION_LENGTH - suffix.length) + suffix;
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
export function draftTransaction(
  expense: ExpenseFacts,
  context: LedgerContext,
  given: { contactId: string; appUrl: string | null },
): LedgerTransactionDraft {
  const bankAccountId = context.bankAccountByAccountId.get(expense.accountId);
  if (!bankAccountId) throw new Error(`No bank account is linked for ${expense.reference}`);
  const sign = expense.amountMinor < 0 ? -1 : 1;
  const described = describeExpense(context.policy.descriptionTemplate, expense);
  return {
    reference: expense.reference,
    direction: expense.amountMinor < 0 ? "spend" : "receive",
    bankAccountId,
    contactId: given.contactId,
    contactName: expense.contactName,
    postedOn: accountingDayOf(expense),
    currency: expense.currency,
    lineAmountTypes: context.policy.lineAmountTypes,
    url: expenseUrl(given.appUrl, expense.expenseId),
    lines: linesOf(expense).map((line): LedgerLine => {
      const coding = codingOf(expense, line, context);
      const account = coding.ledgerAccountId && context.accountById.get(coding.ledgerAccountId.value);
      if (!account || !coding.taxType) throw new Error(`${expense.reference} was not checked before it was drafted`);
      const words = (line.description ?? expense.lineDescription ?? described).trim().slice(0, MAX_DESCRIPTION_LENGTH) || described;
      return {
        description: withOwnDay(words, expense),
        amountMinor: line.amountMinor * sign,
        ledgerAccountId: account.ledgerAccountId,
        accountCode: account.code,
        taxType: coding.taxType.value,
        tracking: coding.tracking?.value ?? [],
      };
    }),
  };
}
