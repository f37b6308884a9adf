import type { Database } from "@/lib/adapters/db/client";
import { findConnection } from "@/lib/adapters/db/sync/ledger-context";
import {
  findCategoryByName,
  findContactByName,
  findLedgerAccountByCode,
  findTrackingByName,
} from "@/lib/adapters/db/transactions/api-choices";
import type { ExpensePatch } from "@/lib/core/api/api-schemas";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import { editExpense } from "./edit-expense";

/** A script's change, in names and codes, as the edit that a person would make. Whatever names nothing is refused with its field. */
export async function patchExpense(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { expenseId, patch }: { expenseId: string; patch: ExpensePatch },
): Promise<void> {
  const connection = await findConnection(db, scope);
  const changes: ExpenseChanges = {};
  const ledger = () => {
    if (!connection) throw new AppError("notConnected");
    return connection.organisationId;
  };
  const known = <T>(field: keyof ExpensePatch, found: T | null): T => {
    if (found === null) throw new AppError("invalidInput", { field });
    return found;
  };
  if (patch.notes !== undefined) changes.notes = patch.notes;
  if (patch.description !== undefined) changes.lineDescription = patch.description;
  if (patch.taxType !== undefined) changes.taxType = patch.taxType;
  if (patch.category !== undefined)
    changes.categoryId = patch.category === null ? null : known("category", await findCategoryByName(db, scope, patch.category));
  if (patch.accountCode !== undefined)
    changes.ledgerAccountId =
      patch.accountCode === null ? null : known("accountCode", await findLedgerAccountByCode(db, ledger(), patch.accountCode));
  if (patch.contact !== undefined) changes.contact = patch.contact === null ? null : await contactNamed(db, ledger(), patch.contact);
  if (patch.tracking !== undefined) {
    const choices = await Promise.all(
      (patch.tracking ?? []).map(async (wanted) => known("tracking", await findTrackingByName(db, ledger(), wanted))),
    );
    changes.tracking = patch.tracking === null ? null : choices;
  }
  await editExpense(db, scope, actor, { expenseId, version: null, changes });
}

async function contactNamed(db: Database, organisationId: string, name: string) {
  const contactId = await findContactByName(db, organisationId, name);
  return contactId ? { contactId } : { contactName: name };
}
