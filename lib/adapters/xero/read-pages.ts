import { z } from "zod";
import type { CallOutcome } from "@/lib/core/accounting-provider";
import type { Trusted } from "./xero-caller";

export const PAGE_SIZE = 1000;
/** A guard against a ledger that always has another page: 500,000 things. */
const MAX_PAGES = 500;
export type Page<T> = { elements: T[]; isLast: boolean };

const paged = z.object({ pagination: z.object({ page: z.coerce.number(), pageCount: z.coerce.number() }) });

/** Believes the ledger's own page count; where it gives none, only an empty page was the last: how many fit into one is the ledger's choice. */
export function pageOf<T>(data: unknown, page: number, elements: Trusted<T[]>): Trusted<Page<T>> {
  if (!elements) return null;
  const { success, data: said } = paged.safeParse(data);
  const isLast = elements.value.length === 0 || (success && page >= said.pagination.pageCount);
  return { value: { elements: elements.value, isLast } };
}

/** All pages, or the outcome of the one that did not come. A page like the one before it comes from a ledger that knows no pages. */
export async function readPages<T>(readPage: (page: number) => Promise<CallOutcome<Page<T>>>): Promise<CallOutcome<T[]>> {
  const all: T[] = [];
  let before = "";
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const outcome = await readPage(page);
    if (outcome.kind !== "answered") return outcome;
    const { elements, isLast } = outcome.value;
    const now = isLast ? "" : JSON.stringify(elements);
    if (now === "" || now !== before) all.push(...elements);
    if (isLast || now === before) return { kind: "answered", value: all };
    before = now;
  }
  return { kind: "unclear", message: "There are more pages than can be" };
}
