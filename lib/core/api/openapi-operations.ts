import { z } from "zod";
import * as schemas from "./api-schemas";

/** The shapes that have a name of their own, so that a generated client has types with names. */
export const NAMED: readonly { schema: z.ZodType; io: "input" | "output" }[] = [
  { schema: schemas.accountAnswer, io: "output" },
  { schema: schemas.transactionInput, io: "input" },
  { schema: schemas.transactionOutcome, io: "output" },
  { schema: schemas.receiptAnswer, io: "output" },
  { schema: schemas.expenseAnswer, io: "output" },
  { schema: schemas.expensePatch, io: "input" },
  { schema: schemas.syncRunAnswer, io: "output" },
  { schema: schemas.problemAnswer, io: "output" },
];

export type Operation = {
  id: string;
  path: string;
  method: "get" | "post" | "patch";
  summary: string;
  scope: "READ" | "WRITE";
  query?: z.ZodObject;
  body?: z.ZodType;
  isUpload?: boolean;
  status: number;
  answer: z.ZodType;
  /** The problems that this address may answer, beside those of every address. */
  problems: readonly number[];
};

export const OPERATIONS: readonly Operation[] = [
  {
    id: "listAccounts",
    path: "/accounts",
    method: "get",
    summary: "The business's accounts",
    scope: "READ",
    status: 200,
    answer: z.object({ data: z.array(schemas.accountAnswer) }),
    problems: [],
  },
  {
    id: "addTransactions",
    path: "/transactions",
    method: "post",
    summary: "Add transactions, idempotent by account and external id",
    scope: "WRITE",
    body: schemas.transactionsBody,
    status: 200,
    answer: z.object({ data: z.array(schemas.transactionOutcome) }),
    problems: [400, 409, 413, 415, 422],
  },
  {
    id: "addReceipt",
    path: "/transactions/{id}/receipts",
    method: "post",
    summary: "Attach a receipt",
    scope: "WRITE",
    isUpload: true,
    status: 201,
    answer: schemas.receiptAnswer,
    problems: [400, 404, 409, 413, 415, 422],
  },
  {
    id: "listExpenses",
    path: "/expenses",
    method: "get",
    summary: "List expenses",
    scope: "READ",
    query: schemas.expensesQuery,
    status: 200,
    answer: z.object({ data: z.array(schemas.expenseAnswer), nextCursor: z.string().nullable() }),
    problems: [400],
  },
  {
    id: "getExpense",
    path: "/expenses/{id}",
    method: "get",
    summary: "One expense",
    scope: "READ",
    status: 200,
    answer: schemas.expenseAnswer,
    problems: [404],
  },
  {
    id: "changeExpense",
    path: "/expenses/{id}",
    method: "patch",
    summary: "Change an expense",
    scope: "WRITE",
    body: schemas.expensePatch,
    status: 200,
    answer: schemas.expenseAnswer,
    problems: [400, 404, 409, 413, 415, 422],
  },
  {
    id: "startSyncRun",
    path: "/sync-runs",
    method: "post",
    summary: "Send expenses to Xero",
    scope: "WRITE",
    body: schemas.syncRunBody,
    status: 202,
    answer: z.object({ id: z.uuid() }),
    problems: [400, 404, 409, 413, 415, 422],
  },
  {
    id: "getSyncRun",
    path: "/sync-runs/{id}",
    method: "get",
    summary: "Follow a sync run",
    scope: "READ",
    status: 200,
    answer: schemas.syncRunAnswer,
    problems: [404],
  },
];
