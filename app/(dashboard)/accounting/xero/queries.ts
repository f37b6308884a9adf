import type { StatementFormat, StatementSummary } from "@/lib/core/statement/statement-summary";

// What the islands of this page are given.
export type { HomeAccount } from "@/lib/usecases/read-accounting-home";

export type StatementPeriod = { accountId: string; fromOn: string; toOn: string };

export const statementKey = ({ accountId, fromOn, toOn }: StatementPeriod) => ["statement", accountId, fromOn, toOn] as const;

/** Where one file of a statement is; without a file, what the statement comes to. */
export function statementAddress({ accountId, fromOn, toOn }: StatementPeriod, file?: { format: StatementFormat; part: number }): string {
  const query = new URLSearchParams({ from: fromOn, to: toOn, ...(file ? { format: file.format, part: String(file.part) } : {}) });
  return `/api/accounts/${accountId}/statement?${query}`;
}

/** Null where the period is refused as too long. */
export async function fetchStatement(period: StatementPeriod, signal: AbortSignal): Promise<StatementSummary | null> {
  const response = await fetch(statementAddress(period), { signal });
  if (response.ok) return (await response.json()) as StatementSummary;
  const body = (await response.json().catch(() => ({}))) as { code?: string };
  if (body.code === "statementTooLong") return null;
  throw new Error(body.code ?? "unexpected");
}
