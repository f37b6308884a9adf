import type { Route } from "next";

export function runAddress(runId: string): Route {
  return `/accounting/xero/runs/${runId}` as Route;
}

export function expenseAddress(tab: "pending" | "synced", expenseId: string): Route {
  return `/accounting/xero/expenses?tab=${tab}&expense=${expenseId}` as Route;
}
