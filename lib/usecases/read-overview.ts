import type { Database } from "@/lib/adapters/db/client";
import { spendByCategory, spendByCurrency, spendByMonth, type SpendingOf } from "@/lib/adapters/db/spending";
import { lastMonths } from "@/lib/core/months";
import type { SpendingOverview } from "@/lib/core/spending-overview";

const MONTHS = 6;
const CATEGORIES = 8;

/** Six months of spending in one currency: the wanted one, else the one most used. Null when there was none. */
export async function readOverview(
  db: Database,
  of: SpendingOf,
  input: { todayOn: string; currency: string | null },
): Promise<SpendingOverview | null> {
  const months = lastMonths(input.todayOn, MONTHS);
  const sinceOn = months[0] ?? input.todayOn;
  const currencies = await spendByCurrency(db, of, sinceOn);
  const chosen = currencies.find(({ currency }) => currency === input.currency) ?? currencies[0];
  if (!chosen) return null;
  const [spent, categories] = await Promise.all([
    spendByMonth(db, of, chosen.currency, sinceOn),
    spendByCategory(db, of, chosen.currency, sinceOn),
  ]);
  return {
    currencies,
    currency: chosen.currency,
    byMonth: months.map((monthOn) => ({ monthOn, spentMinor: spent.find((month) => month.monthOn === monthOn)?.spentMinor ?? 0 })),
    byCategory: categories.slice(0, CATEGORIES),
    othersMinor: categories.slice(CATEGORIES).reduce((sum, { spentMinor }) => sum + spentMinor, 0),
  };
}
