import { codingOf, contactOf, type LedgerContext } from "./sync/ledger-context";
import { linesOf, type ExpenseFacts } from "./sync/expense-facts";
import { blocks, checkExpense } from "./sync/preflight";

/** What a change of mapping or defaults does to pending expenses, in numbers of expenses. */
export type MappingEffect = {
  accountChanges: number;
  taxChanges: number;
  trackingChanges: number;
  contactChanges: number;
  becomeReady: number;
  becomeIncomplete: number;
  /** They have a value of their own where the change would give them one, and keep it. */
  keepOwn: number;
};

export const NO_EFFECT: MappingEffect = {
  accountChanges: 0,
  taxChanges: 0,
  trackingChanges: 0,
  contactChanges: 0,
  becomeReady: 0,
  becomeIncomplete: 0,
  keepOwn: 0,
};

/** Whether any expense would be another, beside those that keep their own. */
export function changesAny(effect: MappingEffect): boolean {
  return Object.entries(effect).some(([number, count]) => number !== "keepOwn" && count > 0);
}

/** The fields that a change touches, so that it can be said who keeps a value of their own. */
export type ChangedFields = { account: boolean; tax: boolean; tracking: boolean; contact: boolean };

type Change = { before: LedgerContext; after: LedgerContext; fields: ChangedFields; categoryIds: ReadonlySet<string> };

/** One expense under both contexts, the one that holds and the one that would. Each number is 0 or 1. */
export function effectOn(expense: ExpenseFacts, { before, after, fields, categoryIds }: Change): MappingEffect {
  const differs = (of: (context: LedgerContext) => unknown) => Number(JSON.stringify(of(before)) !== JSON.stringify(of(after)));
  const lines = linesOf(expense);
  const coding = (context: LedgerContext) => lines.map((line) => codingOf(expense, line, context));
  const contact = (context: LedgerContext) => {
    const choice = contactOf(expense, context);
    return choice && ("contactId" in choice ? choice.contactId : choice.newName);
  };
  const isReady = (context: LedgerContext) => !checkExpense(expense, context).some(blocks);
  const [wasReady, willBeReady] = [isReady(before), isReady(after)];
  return {
    accountChanges: differs((context) => coding(context).map(({ ledgerAccountId }) => ledgerAccountId?.value ?? null)),
    taxChanges: differs((context) => coding(context).map(({ taxType }) => taxType?.value ?? null)),
    trackingChanges: differs((context) => coding(context).map(({ tracking }) => tracking?.value ?? [])),
    contactChanges: differs(contact),
    becomeReady: Number(!wasReady && willBeReady),
    becomeIncomplete: Number(wasReady && !willBeReady),
    keepOwn: Number(keepsOwn(expense, fields, categoryIds)),
  };
}

function keepsOwn(expense: ExpenseFacts, fields: ChangedFields, categoryIds: ReadonlySet<string>): boolean {
  if (fields.contact && (expense.contactId !== null || expense.contactName !== null)) return true;
  const { coding } = expense;
  return linesOf(expense)
    .filter((line) => categoryIds.has(line.categoryId ?? expense.categoryId ?? ""))
    .some(
      (line) =>
        (fields.account && (line.coding.ledgerAccountId ?? coding.ledgerAccountId) !== null) ||
        (fields.tax && (line.coding.taxType ?? coding.taxType) !== null) ||
        (fields.tracking && (line.coding.tracking ?? coding.tracking) !== null),
    );
}

/** `times`: how many expenses one stands for. */
export function addEffect(sum: MappingEffect, one: MappingEffect, times: number): MappingEffect {
  const keys = Object.keys(NO_EFFECT) as (keyof MappingEffect)[];
  return Object.fromEntries(keys.map((key) => [key, sum[key] + one[key] * times])) as MappingEffect;
}
