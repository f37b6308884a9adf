import type { AuditLine } from "@/lib/core/audit-line";

type Subject = Pick<AuditLine, "subjectType" | "subjectId" | "subjectName" | "detail">;

const NAMED_BY = ["name", "reference", "fileName", "merchant", "account", "organisation"] as const;

const ADDRESSES: Readonly<Record<string, (id: string) => string>> = {
  expense: (id) => `/accounting/xero/expenses?expense=${id}`,
  transaction: (id) => `/overview/transactions?transaction=${id}`,
  run: (id) => `/accounting/xero/runs/${id}`,
};

/** What an entry is about: what it is called now or was called in its detail, and where it can be looked at. */
export function subjectOf({ subjectType, subjectId, subjectName, detail }: Subject): { words: string; href: string | null } {
  const named = NAMED_BY.map((field) => detail[field]).find((value): value is string => typeof value === "string" && value !== "");
  return { words: subjectName ?? named ?? subjectId.slice(0, 8), href: ADDRESSES[subjectType]?.(subjectId) ?? null };
}
