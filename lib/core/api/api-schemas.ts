import { z } from "zod";

/** The shapes of /api/v1: the routes parse with them and the OpenAPI document is made from them. */

const day = z.iso.date().describe("Calendar day, YYYY-MM-DD");
const minor = z.int().describe("In the currency's minor unit (cents)");
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .describe("ISO 4217");
const uuid = z.uuid();

/** What a script does not know it leaves out, or sends as null. */
const orAbsent = <Type extends z.ZodType>(type: Type) => type.nullish().transform((value) => value ?? undefined);

export const transactionInput = z
  .object({
    externalId: z.string().min(1).max(200).describe("The sender's own id; the same id again is the same transaction"),
    accountId: uuid,
    postedOn: day,
    amountMinor: minor.describe("Money out is negative"),
    currency,
    merchant: z.string().trim().min(1).max(500),
    description: orAbsent(z.string().trim().max(2000)),
    category: z.string().trim().min(1).max(200).nullish().describe("By name; a new one is created"),
    cardLast4: z
      .string()
      .regex(/^\d{4}$/)
      .nullish(),
    cardholder: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .nullish()
      .describe("A member's name or e-mail address lets that member see the transaction"),
    originalAmountMinor: minor.nullish(),
    originalCurrency: currency.nullish(),
    notes: orAbsent(z.string().trim().max(4000)),
  })
  .refine((row) => ((row.originalAmountMinor ?? null) === null) === ((row.originalCurrency ?? null) === null), {
    message: "originalAmountMinor and originalCurrency go together",
    path: ["originalCurrency"],
  })
  .meta({ id: "Transaction" });

export const transactionsBody = z.object({ transactions: z.array(transactionInput).min(1).max(1000) });

/** Each row is judged by itself: one bad row does not hold back the others. How many there may be is said by a problem of its own. */
export const transactionsEnvelope = z.object({ transactions: z.array(z.unknown()).min(1) });

export const transactionOutcome = z
  .object({
    externalId: z.string(),
    id: uuid.nullable(),
    status: z.enum(["created", "unchanged", "updated", "rejected"]),
    error: z.string().optional(),
  })
  .meta({ id: "TransactionOutcome" });

export const accountAnswer = z
  .object({ id: uuid, name: z.string(), currency, accountNumber: z.string(), xeroLinked: z.boolean() })
  .meta({ id: "Account" });

/** What a multipart body comes to: its file lies on the disk while the request lasts. */
export const receiptUpload = z.object({
  fileName: z.string(),
  file: z.object({ path: z.string(), byteSize: z.int(), sha256: z.string() }),
});

export const receiptAnswer = z
  .object({ id: uuid, fileName: z.string(), byteSize: z.int(), contentType: z.string() })
  .meta({ id: "Receipt" });

export const expensesQuery = z.object({
  state: z.enum(["pending", "synced"]).default("pending"),
  updated: z.enum(["true", "false"]).optional(),
  error: z.enum(["true", "false"]).optional(),
  cursor: z.uuid().optional().describe("nextCursor of the page before"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const expenseAnswer = z
  .object({
    id: uuid,
    reference: z.string(),
    externalId: z.string().nullable(),
    state: z.enum(["pending", "synced", "aside"]),
    isSyncing: z.boolean(),
    isUpdated: z.boolean(),
    errors: z.array(z.object({ code: z.string(), detail: z.record(z.string(), z.string()) })),
    xeroTransactionId: z.string().nullable(),
    receipts: z.array(
      z.object({
        id: uuid,
        fileName: z.string(),
        byteSize: z.int(),
        contentType: z.string(),
        state: z.enum(["waiting", "sent", "failed"]).nullable(),
      }),
    ),
  })
  .meta({ id: "Expense" });

const nullableText = (max: number) => z.string().trim().min(1).max(max).nullable();

export const expensePatch = z
  .object({
    accountCode: nullableText(50).describe("Code of an active Xero account; null: what the category is mapped to"),
    taxType: nullableText(50),
    tracking: z
      .array(z.object({ category: z.string().min(1), option: z.string().min(1) }))
      .max(2)
      .nullable()
      .describe("By name"),
    contact: nullableText(255).describe("By name; created in Xero when it is new"),
    description: nullableText(4000),
    category: nullableText(200).describe("By name; must exist"),
    notes: z.string().trim().max(4000),
  })
  .partial()
  .meta({ id: "ExpenseChanges" });

export type ExpensePatch = z.output<typeof expensePatch>;

export const syncRunBody = z.object({ expenseIds: z.array(uuid).min(1).describe("At most 1000") });

export const syncRunAnswer = z
  .object({
    id: uuid,
    state: z.enum(["queued", "running", "waiting", "finished", "cancelled", "stopped"]),
    total: z.int(),
    synced: z.int(),
    failed: z.int(),
    unknown: z.int(),
    receiptsTotal: z.int(),
    receiptsSent: z.int(),
    receiptsFailed: z.int(),
    resumesAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "SyncRun" });

export const problemAnswer = z
  .object({
    type: z.string(),
    title: z.string().describe("In English; code says the same to a program"),
    status: z.int(),
    code: z.string(),
    params: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .describe("What the problem is about: a field, a limit, a reason"),
    errors: z.record(z.string(), z.string()).optional().describe("The first problem of each field, by its path"),
  })
  .meta({ id: "Problem" });
