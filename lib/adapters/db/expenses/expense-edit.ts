import { randomUUID } from "node:crypto";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseChanges, SplitLineInput } from "@/lib/core/expense-changes";
import { MAY_BE_IN_LEDGER } from "@/lib/core/sync-error";
import type { SyncState } from "@/lib/core/sync-state";
import type { DatabaseTransaction } from "../client";
import { fromDayOn } from "../day-columns";
import { Prisma } from "../generated/client";

export type EditableExpense = { id: string; version: number; amountMinor: number; syncState: SyncState };

/** Locks the expense until the transaction ends, so that two editors come one after the other; null when it is not this business's. */
export async function lockExpense(tx: DatabaseTransaction, scope: BusinessScope, expenseId: string): Promise<EditableExpense | null> {
  const rows = await tx.$queryRaw<{ id: string; version: number; amountMinor: bigint; syncState: SyncState }[]>`
    SELECT "id"::text, "version", "amountMinor", "syncState"::text AS "syncState" FROM "Transaction"
    WHERE "id" = ${expenseId}::uuid AND "businessId" = ${scope.businessId}::uuid AND "isExpense" FOR UPDATE`;
  const row = rows[0];
  return row ? { ...row, amountMinor: Number(row.amountMinor) } : null;
}

function jsonOrNull(value: object | null) {
  return value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue);
}

/** Writes the changed fields to all these expenses and raises their version. Answers how many there were. */
export async function writeChanges(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  expenseIds: string[],
  changes: ExpenseChanges,
): Promise<number> {
  const { contact, tracking, accountingOn, ...plain } = changes;
  const { count } = await tx.transaction.updateMany({
    where: { businessId: scope.businessId, id: { in: expenseIds }, isExpense: true },
    data: {
      ...plain,
      ...(accountingOn === undefined ? {} : { accountingOn: accountingOn && fromDayOn(accountingOn) }),
      ...(tracking === undefined ? {} : { tracking: jsonOrNull(tracking) }),
      ...(contact === undefined
        ? {}
        : {
            contactId: contact && "contactId" in contact ? contact.contactId : null,
            contactName: contact && "contactName" in contact ? contact.contactName : null,
          }),
      version: { increment: 1 },
    },
  });
  return count;
}

/** The error of the last attempt is about an expense that is no more: forgotten, unless the ledger has to be looked at again before sending. */
export async function forgetErrors(tx: DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<void> {
  await tx.transaction.updateMany({
    where: {
      businessId: scope.businessId,
      id: { in: expenseIds },
      syncState: "PENDING",
      errorCode: { notIn: [...MAY_BE_IN_LEDGER] },
    },
    data: { errorCode: null, errorDetail: Prisma.DbNull, errorAt: null },
  });
}

export async function replaceSplitLines(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  transactionId: string,
  lines: SplitLineInput[],
): Promise<void> {
  await tx.splitLine.deleteMany({ where: { businessId: scope.businessId, transactionId } });
  if (lines.length === 0) return;
  await tx.splitLine.createMany({
    data: lines.map((line, position) => ({
      ...line,
      id: randomUUID(),
      businessId: scope.businessId,
      transactionId,
      position,
      amountMinor: BigInt(line.amountMinor),
      tracking: jsonOrNull(line.tracking),
    })),
  });
}

/** The name of each thing these changes point at; a null name is something that this business cannot choose. */
export async function nameChosen(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  organisationId: string | null,
  changes: ExpenseChanges,
): Promise<Map<keyof ExpenseChanges, string | null>> {
  const names = new Map<keyof ExpenseChanges, string | null>();
  if (changes.categoryId) {
    const category = await tx.category.findFirst({
      where: { id: changes.categoryId, businessId: scope.businessId },
      select: { name: true },
    });
    names.set("categoryId", category?.name ?? null);
  }
  if (changes.ledgerAccountId) {
    const found =
      organisationId &&
      (await tx.ledgerAccount.findFirst({
        where: { organisationId, ledgerAccountId: changes.ledgerAccountId, status: "ACTIVE", takesPayments: true },
      }));
    names.set("ledgerAccountId", found ? `${found.code ?? ""} ${found.name}`.trim() : null);
  }
  if (changes.taxType) {
    const found = organisationId && (await tx.taxRate.findFirst({ where: { organisationId, taxType: changes.taxType, status: "ACTIVE" } }));
    names.set("taxType", found ? found.name : null);
  }
  if (changes.contact && "contactId" in changes.contact) {
    const found =
      organisationId &&
      (await tx.ledgerContact.findFirst({ where: { organisationId, contactId: changes.contact.contactId, status: "ACTIVE" } }));
    names.set("contact", found ? found.name : null);
  }
  for (const choice of changes.tracking ?? []) {
    const found = organisationId && (await tx.trackingOption.findFirst({ where: { organisationId, ...choice, status: "ACTIVE" } }));
    if (names.get("tracking") !== null)
      names.set("tracking", found ? [names.get("tracking"), found.name].filter(Boolean).join(" · ") : null);
  }
  return names;
}
