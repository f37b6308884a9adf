import { z } from "zod";
import type { FeedAnswer, FeedConnection, FeedProblem, LedgerStatement } from "@/lib/core/bank-feeds";
import { fromDecimalString, type MinorUnits } from "@/lib/core/money";
import { fromXeroDay } from "./from-xero-day";
import type { Trusted } from "./xero-caller";

const text = z.string().nullish().catch(null);
/** Numbers by the specification, text in its examples. */
const figure = z.union([z.number(), z.string()]).nullish().catch(null);
const problem = z.object({ type: text, title: text, detail: text });
const balance = z.object({ amount: figure, creditDebitIndicator: text }).nullish().catch(null);
const feed = z.object({
  id: text,
  accountToken: text,
  accountId: text,
  accountNumber: text,
  accountName: text,
  status: text,
  error: problem.nullish().catch(null),
});
const statement = z.object({
  id: text,
  feedConnectionId: text,
  status: text,
  startDate: text,
  endDate: text,
  startBalance: balance,
  endBalance: balance,
  statementLineCount: figure,
  errors: z.array(problem).nullish().catch(null),
});
const items = z.object({ items: z.array(z.unknown()) });

function toProblem(raw: z.output<typeof problem> | null | undefined): FeedProblem {
  return { type: raw?.type ?? "unknown", detail: raw?.detail ?? raw?.title ?? "" };
}

function toFeed(raw: unknown): FeedConnection | null {
  const { success, data } = feed.safeParse(raw);
  if (!success || !data.id) return null;
  const state = data.status === "PENDING" ? "pending" : data.status === "REJECTED" ? "rejected" : "connected";
  return {
    feedConnectionId: data.id,
    accountToken: data.accountToken ?? null,
    ledgerAccountId: data.accountId ?? null,
    accountNumber: data.accountNumber ?? null,
    accountName: data.accountName ?? null,
    state,
    problem: state === "rejected" ? toProblem(data.error) : null,
  };
}

function signedMinor(raw: z.output<typeof balance>, currency: string): MinorUnits | null {
  if (raw?.amount === null || raw?.amount === undefined) return null;
  const minor = fromDecimalString(String(raw.amount), currency);
  return minor === null || raw.creditDebitIndicator !== "DEBIT" || minor === 0 ? minor : -minor;
}

function toStatement(raw: unknown, currency: string): LedgerStatement | null {
  const { success, data } = statement.safeParse(raw);
  if (!success || !data.id) return null;
  const state = ({ PENDING: "pending", DELIVERED: "delivered", REJECTED: "rejected" } as const)[data.status ?? ""];
  if (!state) return null;
  return {
    ledgerStatementId: data.id,
    feedConnectionId: data.feedConnectionId ?? null,
    state,
    problem: state === "rejected" ? toProblem(data.errors?.[0]) : null,
    startOn: fromXeroDay(data.startDate),
    endOn: fromXeroDay(data.endDate),
    startBalanceMinor: signedMinor(data.startBalance, currency),
    endBalanceMinor: signedMinor(data.endBalance, currency),
    lineCount: data.statementLineCount === null || data.statementLineCount === undefined ? null : Number(data.statementLineCount),
  };
}

function itemsIn(data: unknown): unknown[] | null {
  return items.safeParse(data).data?.items ?? null;
}

/** The one element that was asked about. An accepted request may hold a rejected element, and a refused one names no id at all. */
function readOnly<T>(data: unknown, read: (raw: unknown) => { value: T; problem: FeedProblem | null } | null): Trusted<FeedAnswer<T>> {
  const [item] = itemsIn(data) ?? [];
  if (item === undefined) return null;
  const known = read(item);
  if (known && !known.problem) return { value: { outcome: "accepted", value: known.value } };
  if (known?.problem) return { value: { outcome: "refused", problem: known.problem } };
  const refused = z
    .object({ status: z.literal("REJECTED"), error: problem.optional(), errors: z.array(problem).optional() })
    .safeParse(item);
  return refused.success ? { value: { outcome: "refused", problem: toProblem(refused.data.error ?? refused.data.errors?.[0]) } } : null;
}

const feedItem = (raw: unknown) => {
  const value = toFeed(raw);
  return value && { value, problem: value.problem };
};

export const readFeedAnswer = (data: unknown) => readOnly<FeedConnection>(data, feedItem);
export const readDeletion = (data: unknown) =>
  readOnly<null>(data, (raw) => {
    const known = feedItem(raw);
    return known && { value: null, problem: known.problem };
  });
export const readStatementAnswer = (currency: string) => (data: unknown) =>
  readOnly<LedgerStatement>(data, (raw) => {
    const value = toStatement(raw, currency);
    return value && { value, problem: value.problem };
  });

/** A request refused in the whole: its elements where it has some, else the one problem that it is. */
export function refusalOf<T>(read: (data: unknown) => Trusted<FeedAnswer<T>>): (data: unknown) => Trusted<FeedAnswer<T>> {
  return (data) => {
    const known = read(data);
    if (known) return known.value.outcome === "refused" ? known : null;
    const { success, data: whole } = problem.safeParse(data);
    return success && whole.type ? { value: { outcome: "refused", problem: toProblem(whole) } } : null;
  };
}

/** All or nothing: a list with one unreadable element is not the whole list. */
function readList<T>(data: unknown, read: (raw: unknown) => T | null): Trusted<T[]> {
  const list = itemsIn(data)?.map(read);
  return list?.every((each) => each !== null) ? { value: list } : null;
}

export const readFeeds = (data: unknown) => readList(data, toFeed);
export const readStatements = (currency: string) => (data: unknown) => readList(data, (raw) => toStatement(raw, currency));

export function readFeed(data: unknown): Trusted<FeedConnection | null> {
  const value = toFeed(data);
  return value && { value };
}

export const readStatement =
  (currency: string) =>
  (data: unknown): Trusted<LedgerStatement | null> => {
    const value = toStatement(data, currency);
    return value && { value };
  };
