type Subject = { subjectType: string; subjectId: string; detail: Record<string, unknown> };

const NAMED_BY = ["name", "reference", "fileName", "merchant", "account", "organisation"] as const;

const ADDRESSES: Readonly<Record<string, (id: string) => string>> = {
  expense: (id) => `/accounting/xero/expenses?expense=${id}`,
  run: (id) => `/accounting/xero/runs/${id}`,
};

/** What an entry is about: the name its detail carries, and where it can be looked at. */
export function subjectOf({ subjectType, subjectId, detail }: Subject): { words: string; href: string | null } {
  const named = NAMED_BY.map((field) => detail[field]).find((value): value is string => typeof value === "string" && value !== "");
  return { words: named ?? subjectId.slice(0, 8), href: ADDRESSES[subjectType]?.(subjectId) ?? null };
}
