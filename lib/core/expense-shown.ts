import type { LedgerTransactionDraft } from "./accounting-provider";
import { isMappable, isTaxRateFor } from "./mappable-account";
import type { Coding, TrackingChoice } from "./coding";
import type { FieldDifference, LedgerPreview, ShownCoding, ShownValue } from "./expense-details";
import type { LedgerAccount } from "./ledger-reference";
import { toDecimalString } from "./money";
import type { ExpenseFacts } from "./sync/expense-facts";
import { contactOf, type LedgerContext } from "./sync/ledger-context";
import type { FieldDifference as RawDifference } from "./sync/snapshot-difference";

/** "494 Travel – international". */
export function accountLabel(account: Pick<LedgerAccount, "code" | "name">): string {
  return account.code ? `${account.code} ${account.name}` : account.name;
}

/** The coding of a line in words. */
export function shownCoding(coding: Coding, context: LedgerContext): ShownCoding {
  const account = coding.ledgerAccountId ? context.accountById.get(coding.ledgerAccountId.value) : undefined;
  const rate = coding.taxType ? context.taxRateByType.get(coding.taxType.value) : undefined;
  return {
    ledgerAccount: coding.ledgerAccountId && {
      id: coding.ledgerAccountId.value,
      label: account ? accountLabel(account) : coding.ledgerAccountId.value,
      source: coding.ledgerAccountId.source,
      isUsable: account ? isMappable(account) : false,
    },
    tax: coding.taxType && {
      id: coding.taxType.value,
      label: rate ? taxLabel(rate) : coding.taxType.value,
      source: coding.taxType.source,
      isUsable: rate !== undefined && rate.status === "ACTIVE" && (account === undefined || isTaxRateFor(rate, account)),
    },
    tracking: coding.tracking && { choices: coding.tracking.value, source: coding.tracking.source },
  };
}

/** "GST on purchases (9%)", unless the name says the rate itself. */
export function taxLabel(rate: { name: string; percentage: string }): string {
  const percentage = `${Number(rate.percentage)}%`;
  return rate.name.includes(percentage) ? rate.name : `${rate.name} (${percentage})`;
}

export function shownContact(expense: ExpenseFacts, context: LedgerContext): (ShownValue & { isNew: boolean }) | null {
  const choice = contactOf(expense, context);
  if (!choice) return null;
  if ("newName" in choice) return { id: "", label: choice.newName, source: choice.source, isUsable: true, isNew: true };
  const contact = context.contactById.get(choice.contactId);
  return {
    id: choice.contactId,
    label: contact?.name ?? choice.contactId,
    source: choice.source,
    isUsable: contact?.status === "ACTIVE",
    isNew: false,
  };
}

export function trackingLabel(choices: readonly TrackingChoice[], context: LedgerContext): string {
  return choices
    .map(({ trackingCategoryId, trackingOptionId }) => {
      const category = context.trackingById.get(trackingCategoryId);
      const option = category?.options.find((each) => each.trackingOptionId === trackingOptionId);
      return `${category?.name ?? "?"}: ${option?.name ?? "?"}`;
    })
    .join(", ");
}

function nameOf(ledgerAccountId: string, context: LedgerContext): string {
  const account = context.accountById.get(ledgerAccountId);
  return account ? accountLabel(account) : ledgerAccountId;
}

function taxName(taxType: string, context: LedgerContext): string {
  const rate = context.taxRateByType.get(taxType);
  return rate ? taxLabel(rate) : taxType;
}

export function previewOf(
  draft: LedgerTransactionDraft,
  context: LedgerContext,
  given: Pick<LedgerPreview, "contact" | "isNewContact" | "files">,
): LedgerPreview {
  return {
    ...given,
    direction: draft.direction,
    bankAccount: nameOf(draft.bankAccountId, context),
    postedOn: draft.postedOn,
    reference: draft.reference,
    url: draft.url,
    lineAmountTypes: draft.lineAmountTypes,
    totalMinor: draft.lines.reduce((sum, line) => sum + line.amountMinor, 0),
    lines: draft.lines.map((line) => ({
      description: line.description,
      amountMinor: line.amountMinor,
      account: nameOf(line.ledgerAccountId, context),
      tax: taxName(line.taxType, context),
      tracking: trackingLabel(line.tracking, context),
    })),
  };
}

/** What differs from what the ledger was given, in words. Receipts are told by their field alone. */
export function shownDifferences(
  found: readonly RawDifference[],
  context: LedgerContext,
  about: { currency: string; contactName: (id: string) => string },
): FieldDifference[] {
  const words = (field: RawDifference["field"], value: string | null): string => {
    if (value === null) return "";
    if (field === "contact") return about.contactName(value);
    if (field === "account") return nameOf(value, context);
    if (field === "taxRate") return taxName(value, context);
    if (field === "tracking") return optionNames(value, context);
    if (field === "amount" || field === "lineAdded" || field === "lineRemoved") return toDecimalString(Number(value), about.currency);
    return field === "receiptAdded" || field === "receiptRemoved" ? "" : value;
  };
  return found.map(({ field, line, was, now }) => ({ field, line, given: words(field, was), now: words(field, now) }));
}

function optionNames(ids: string, context: LedgerContext): string {
  const options = [...context.trackingById.values()].flatMap((category) => category.options);
  return ids
    .split(",")
    .map((id) => options.find((option) => option.trackingOptionId === id)?.name ?? id)
    .join(", ");
}
