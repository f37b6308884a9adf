import { z } from "zod";
import type { Mapping } from "./coding";
import type { LedgerAccount, TaxRate, TrackingCategory } from "./ledger-reference";
import { isMappable, isTaxRateFor } from "./mappable-account";

const trackingChoice = z.object({ trackingCategoryId: z.string().min(1), trackingOptionId: z.string().min(1) });

/** What a member changes of one category's mapping: fields left out stay, null goes back to inheriting. */
export const mappingChangeSchema = z.object({
  categoryId: z.uuid(),
  ledgerAccountId: z.string().min(1).nullable().optional(),
  taxType: z.string().min(1).nullable().optional(),
  tracking: z.array(trackingChoice).max(2).nullable().optional(),
  contactId: z.string().min(1).nullable().optional(),
});

export type MappingChange = z.output<typeof mappingChangeSchema>;

type Lists = { accounts: readonly LedgerAccount[]; taxRates: readonly TaxRate[]; tracking: readonly TrackingCategory[] };

/** The mapping after the change. A tax rate that the new account's class does not take goes with the old account. */
export function changedMapping(before: Mapping, change: MappingChange, lists: Lists): Mapping {
  const after: Mapping = {
    ledgerAccountId: change.ledgerAccountId === undefined ? before.ledgerAccountId : change.ledgerAccountId,
    taxType: change.taxType === undefined ? before.taxType : change.taxType,
    tracking: change.tracking === undefined ? before.tracking : change.tracking,
    contactId: change.contactId === undefined ? before.contactId : change.contactId,
  };
  if (change.taxType !== undefined || after.ledgerAccountId === before.ledgerAccountId || after.taxType === null) return after;
  const account = lists.accounts.find((candidate) => candidate.ledgerAccountId === after.ledgerAccountId);
  const rate = lists.taxRates.find((candidate) => candidate.taxType === after.taxType);
  return account && rate && isTaxRateFor(rate, account) ? after : { ...after, taxType: null };
}

/** The field of the change that names something the organisation does not offer; null when all of it can be used. */
export function refusedField(change: MappingChange, after: Mapping, lists: Lists): "ledgerAccountId" | "taxType" | "tracking" | null {
  const account = lists.accounts.find((candidate) => candidate.ledgerAccountId === after.ledgerAccountId);
  if (change.ledgerAccountId && !(account && isMappable(account))) return "ledgerAccountId";
  if (change.taxType) {
    const rate = lists.taxRates.find((candidate) => candidate.taxType === change.taxType);
    if (!account || !rate || !isTaxRateFor(rate, account)) return "taxType";
  }
  const isOffered = (choice: { trackingCategoryId: string; trackingOptionId: string }) => {
    const category = lists.tracking.find(
      (candidate) => candidate.trackingCategoryId === choice.trackingCategoryId && candidate.status === "ACTIVE",
    );
    return category?.options.some((option) => option.trackingOptionId === choice.trackingOptionId && option.status === "ACTIVE") ?? false;
  };
  const chosen = change.tracking ?? [];
  const categories = new Set(chosen.map((choice) => choice.trackingCategoryId));
  if (categories.size !== chosen.length || !chosen.every(isOffered)) return "tracking";
  return null;
}
