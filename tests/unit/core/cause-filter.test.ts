import { expect, test } from "vitest";
import { filterOfCause } from "@/lib/core/cause-filter";
import { parseExpenseFilter, toExpenseQuery } from "@/lib/core/expense-filter";

const NARROWED = "tab=pending&q=grab&category=none&from=2026-10-01&max=50&receipts=without&label=ready&sort=-amount";
/** As the press does it: what the cause shows is laid over what the list was narrowed to. */
const shown = (cause: Parameters<typeof filterOfCause>[0]) => {
  const filter = parseExpenseFilter(new URLSearchParams(NARROWED));
  return toExpenseQuery({ ...filter, ...filterOfCause(cause, filter) }).toString();
};

test("the rows of a cause are shown in the whole tab, whatever the list was narrowed to, and keep its order", () => {
  expect(shown({ code: "receiptTooLarge", subject: null })).toBe("tab=pending&cause=receiptTooLarge&sort=-amount");
  expect(shown({ code: "accountMissing", subject: { kind: "category", id: "8bf5114a-5e11-4048-aa90-6982fc678dcc", name: "Travel" } })).toBe(
    "tab=pending&category=8bf5114a-5e11-4048-aa90-6982fc678dcc&cause=accountMissing&sort=-amount",
  );
});
