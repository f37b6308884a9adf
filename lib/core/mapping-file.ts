import { harmlessText } from "./csv-writer";
import type { Mapping } from "./coding";
import { cleanCell } from "./import/clean-cell";
import { nameKey, type LedgerAccount, type LedgerContact, type TaxRate, type TrackingCategory } from "./ledger-reference";

export const MAPPING_COLUMNS = {
  category: "Category",
  accountCode: "Xero account code",
  accountName: "Xero account",
  taxType: "Tax type",
  taxName: "Tax rate",
  contact: "Contact",
} as const;

/** One column per tracking category; its cells hold options. */
export const TRACKING_PREFIX = "Tracking: ";

export type MappingLists = { accounts: readonly LedgerAccount[]; taxRates: readonly TaxRate[]; tracking: readonly TrackingCategory[] };
export type MappedCategory = { categoryId: string; name: string; mapping: Mapping };

/** A category's cells by the name of their column: the whole mapping in words, so that a person can read and change it. */
export function mappingCells(
  { name, mapping }: MappedCategory,
  lists: MappingLists,
  contacts: readonly LedgerContact[],
): Record<string, string> {
  const account = lists.accounts.find((one) => one.ledgerAccountId === mapping.ledgerAccountId);
  const rate = lists.taxRates.find((one) => one.taxType === mapping.taxType);
  const tracking = lists.tracking.map((category): [string, string] => {
    const chosen = mapping.tracking?.find((choice) => choice.trackingCategoryId === category.trackingCategoryId);
    const option = category.options.find((one) => one.trackingOptionId === chosen?.trackingOptionId);
    return [TRACKING_PREFIX + category.name, option?.name ?? ""];
  });
  return {
    [MAPPING_COLUMNS.category]: name,
    [MAPPING_COLUMNS.accountCode]: account?.code ?? "",
    [MAPPING_COLUMNS.accountName]: account?.name ?? "",
    [MAPPING_COLUMNS.taxType]: mapping.taxType ?? "",
    [MAPPING_COLUMNS.taxName]: rate?.name ?? "",
    ...Object.fromEntries(tracking),
    [MAPPING_COLUMNS.contact]: contacts.find((one) => one.contactId === mapping.contactId)?.name ?? "",
  };
}

/** The file's rows, its header first. Tracking categories that are archived stand in it only where they are still used. */
export function mappingFile(categories: readonly MappedCategory[], lists: MappingLists, contacts: readonly LedgerContact[]): string[][] {
  const used = new Set(categories.flatMap(({ mapping }) => mapping.tracking ?? []).map((choice) => choice.trackingCategoryId));
  const tracking = lists.tracking.filter(({ status, trackingCategoryId }) => status === "ACTIVE" || used.has(trackingCategoryId));
  const { contact, ...before } = MAPPING_COLUMNS;
  const header = [...Object.values(before), ...tracking.map(({ name }) => TRACKING_PREFIX + name), contact];
  return [
    header,
    ...categories.map((category) => {
      const cells = mappingCells(category, lists, contacts);
      return header.map((column) => cells[column] ?? "");
    }),
  ];
}

/** How a text comes back from a file: made harmless when it was written, and cleaned when it is read. */
export function asRead(text: string): string {
  return cleanCell(harmlessText(text));
}

/** What a cell names: as it was written, else as somebody would type it. "several" where it could be more than one. */
export function findNamed<T>(list: readonly T[], nameOf: (one: T) => string, cell: string): T | "several" | null {
  const exact = list.filter((one) => asRead(nameOf(one)) === cell);
  const found = exact.length > 0 ? exact : list.filter((one) => nameKey(nameOf(one)) === nameKey(cell));
  return found.length > 1 ? "several" : (found[0] ?? null);
}
