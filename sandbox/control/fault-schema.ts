import { z } from "zod";

const answer = z.strictObject({
  status: z.number().int(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
});
const organisation = z.string().optional();
const isArchived = z.boolean().optional();
const day = z.iso.date().nullable().optional();

export const changeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("expireTokens") }),
  z.strictObject({ kind: z.literal("revokeTokens") }),
  z.strictObject({ kind: z.literal("disconnect"), organisation }),
  z.strictObject({ kind: z.literal("offline"), organisation, isOffline: z.boolean() }),
  z.strictObject({ kind: z.literal("archiveAccount"), organisation, account: z.string(), isArchived }),
  z.strictObject({ kind: z.literal("archiveTaxRate"), organisation, taxType: z.string(), isArchived }),
  z.strictObject({ kind: z.literal("archiveOption"), organisation, option: z.string(), isArchived }),
  z.strictObject({ kind: z.literal("archiveContact"), organisation, contact: z.string(), isArchived }),
  z.strictObject({ kind: z.literal("enablePayments"), organisation, account: z.string(), isEnabled: z.boolean() }),
  z.strictObject({ kind: z.literal("lockDate"), organisation, periodLockOn: day, endOfYearLockOn: day }),
  z.strictObject({ kind: z.literal("reconcile"), transaction: z.string(), isReconciled: z.boolean().optional() }),
  z.strictObject({ kind: z.literal("deleteTransaction"), transaction: z.string() }),
  z.strictObject({ kind: z.literal("bankFeeds"), isAllowed: z.boolean() }),
  z.strictObject({ kind: z.literal("connectFeed"), organisation, account: z.string(), accountToken: z.string() }),
  z.strictObject({ kind: z.literal("disconnectFeeds"), organisation }),
  z.strictObject({
    kind: z.enum(["rejectFeed", "rejectStatement"]),
    type: z.string(),
    detail: z.string(),
    isLate: z.boolean().optional(),
  }),
]);

/** Strict, so that a misspelt fault fails the test that asked for it instead of doing nothing. */
export const faultSchema = z.strictObject({
  match: z.strictObject({
    method: z.string().optional(),
    path: z.string().optional(),
    skip: z.number().int().optional(),
    times: z.number().int().optional(),
  }),
  changes: z.array(changeSchema).optional(),
  holdBefore: z.string().optional(),
  delayBeforeMs: z.number().optional(),
  dropBefore: z.boolean().optional(),
  limit: z.enum(["minute", "day", "concurrent", "appminute"]).optional(),
  retryAfterSeconds: z.number().int().optional(),
  answer: answer.optional(),
  refuse: z
    .strictObject({ references: z.array(z.string()).optional(), everyNth: z.number().int().optional(), message: z.string() })
    .optional(),
  warn: z.string().optional(),
  holdAfter: z.string().optional(),
  delayAfterMs: z.number().optional(),
  dropAfter: z.boolean().optional(),
  answerAfter: answer.optional(),
  spoil: z.enum(["html", "nothing", "emptyArray", "half", "cut", "garbage", "unparsableDate", "shuffle"]).optional(),
});

export const authoriseSchema = z.strictObject({
  url: z.string(),
  organisations: z.array(z.string()).optional(),
  user: z.string().optional(),
});

export const tokenSchema = z.strictObject({
  organisations: z.array(z.string()).optional(),
  scopes: z.array(z.string()).optional(),
  user: z.string().optional(),
});
