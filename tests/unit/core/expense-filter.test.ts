import { describe, expect, test } from "vitest";
import { isNarrowed, parseExpenseFilter, toExpenseQuery } from "@/lib/core/expense-filter";

const of = (query: string) => parseExpenseFilter(new URLSearchParams(query));

describe("the expenses filter in the address", () => {
  test("an empty address shows what is pending, the newest first", () => {
    expect(of("")).toEqual({ tab: "pending", sort: "-date" });
  });

  test("what was shared in an address is what the other person sees", () => {
    const query =
      "tab=synced&q=grab+ride&from=2026-10-01&to=2026-10-31&min=12.50&currency=SGD&receipts=without&label=error&cause=reconciled&sort=-amount";
    expect(toExpenseQuery(of(query)).toString()).toBe(query);
  });

  test("what cannot be read is not asked for, and breaks nothing", () => {
    expect(of("tab=everything&sort=colour&from=31.10.2026&min=a&account=1&cause=bad+luck&receipts=some&currency=sgd")).toEqual({
      tab: "pending",
      sort: "-date",
    });
  });

  test("a day that does not exist, an endless search and a blank one are not asked for", () => {
    expect(of(`from=2026-02-30&to=2026-02-28&q=${"a".repeat(101)}`)).toEqual({ tab: "pending", to: "2026-02-28", sort: "-date" });
    expect(of("q=+++&category=none&account=8BF5114A-5E11-4048-AA90-6982FC678DCC")).toEqual({
      tab: "pending",
      category: "none",
      account: "8BF5114A-5E11-4048-AA90-6982FC678DCC",
      sort: "-date",
    });
  });

  test("only what narrows the list counts as a filter", () => {
    expect(isNarrowed(of("tab=aside&sort=merchant"))).toBe(false);
    expect(isNarrowed(of("category=none"))).toBe(true);
  });
});
