import { z } from "zod";
import type { LedgerTransactionDraft } from "./accounting-provider";

const lineSchema = z.object({
  lineId: z.string().optional(),
  description: z.string(),
  amountMinor: z.number(),
  ledgerAccountId: z.string(),
  accountCode: z.string().nullable(),
  taxType: z.string(),
  tracking: z.array(z.object({ trackingCategoryId: z.string(), trackingOptionId: z.string() })),
});

const snapshotSchema = z.object({
  reference: z.string(),
  direction: z.enum(["spend", "receive"]),
  bankAccountId: z.string(),
  contactId: z.string(),
  postedOn: z.string(),
  currency: z.string(),
  lineAmountTypes: z.enum(["INCLUSIVE", "EXCLUSIVE", "NO_TAX"]),
  url: z.string().nullable(),
  lines: z.array(lineSchema),
});

/** What the ledger was given, as it was kept; null for a form that is not known. */
export function readSnapshot(stored: unknown): LedgerTransactionDraft | null {
  const parsed = snapshotSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
