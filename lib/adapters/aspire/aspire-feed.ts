import type { CardFeed, FeedAccount } from "@/lib/core/card-feed/card-feed";
import { aspireCaller, type AspireSettings } from "./aspire-caller";
import { accountsSchema, fromAspireAccount, fromAspireTransaction, transactionsSchema } from "./from-aspire";

export const ASPIRE = "aspire";
const PER_PAGE = 100;

type Metadata = { total?: number | null; per_page?: number | null; next_page_url?: string | null };

/** Accounts and transactions from Aspire's public API. */
export function aspireFeed(settings: AspireSettings): CardFeed {
  const { get } = aspireCaller(settings);
  return {
    source: ASPIRE,
    listAccounts: async () => {
      const accounts: FeedAccount[] = [];
      for (let page = 1; ; page += 1) {
        const { data, metadata } = await get(`/accounts?page=${page}&per_page=${PER_PAGE}`, accountsSchema);
        const fresh = data.map(fromAspireAccount).filter(({ id }) => accounts.every((known) => known.id !== id));
        accounts.push(...fresh);
        // Whoever answers every page with the same list knows of no pages.
        if (fresh.length === 0 || isLastPage(page, data.length, metadata ?? {})) return accounts;
      }
    },
    listMovements: async ({ accountId, from, to, page }) => {
      const query = new URLSearchParams({
        account_id: accountId,
        start_date: from.toISOString(),
        end_date: to.toISOString(),
        page: String(page),
        per_page: String(PER_PAGE),
      });
      const { data, metadata } = await get(`/transactions?${query.toString()}`, transactionsSchema);
      return { movements: data.map(fromAspireTransaction), isLast: data.length === 0 || isLastPage(page, data.length, metadata ?? {}) };
    },
  };
}

/** By the number of all; without it by the address of the next page, and without that by a page that is not full. */
function isLastPage(page: number, count: number, { total, per_page: size, next_page_url: next }: Metadata): boolean {
  if (typeof total === "number") return page * (size ?? PER_PAGE) >= total;
  return next === undefined ? count < PER_PAGE : !next;
}
