import { z } from "zod";
import type { CallOutcome } from "@/lib/core/accounting-provider";
import type { Trusted } from "./xero-caller";

export const PAGE_SIZE = 1000;
/** A guard against a ledger that always has another page: 500,000 things. */
const MAX_PAGES = 500;
/** Xero's page where it does not take ours. */
const SMALLEST_PAGE = 100;

export type Page<T> = { elements: T[]; isLast: boolean };

const paged = z.object({ pagination: z.object({ page: z.number(), pageCount: z.number() }) });

/** Believes the ledger's own page count; where it gives none, a page shorter than the smallest there is was the last. */
export function pageOf<T>(data: unknown, page: number, elements: Trusted<T[]>): Trusted<Page<T>> {
  if (!elements) return null;
  const { success, data: said } = paged.safeParse(data);
  const isLast = elements.value.length === 0 || (success ? page >= said.pagination.pageCount : elements.value.length < SMALLEST_PAGE);
  return { value: { elements: elements.value, isLast } };
}

/** All pages, or the outcome of the one that did not come. */
export async function readPages<T>(readPage: (page: number) => Promise<CallOutcome<Page<T>>>): Promise<CallOutcome<T[]>> {
  const all: T[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const outcome = await readPage(page);
    if (outcome.kind !== "answered") return outcome;
    all.push(...outcome.value.elements);
    if (outcome.value.isLast) return { kind: "answered", value: all };
  }
  return { kind: "unclear", message: "There are more pages than can be" };
}
