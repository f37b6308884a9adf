import { expect, it } from "vitest";
import type { LedgerAccount } from "@/lib/core/ledger-reference";
import { mappableByType } from "@/lib/core/mappable-account";
import { ACCOUNT } from "./ledger-account";

const account = (code: string, type: string, more: Partial<LedgerAccount> = {}): LedgerAccount => ({
  ...ACCOUNT,
  ledgerAccountId: code,
  code,
  name: code,
  type,
  ...more,
});

it("offers the accounts that can be used type by type, spending first, in the chart's own order, and types that nobody knows last", () => {
  const chart = [
    account("200", "REVENUE"),
    account("400", "EXPENSE"),
    account("310", "DIRECTCOSTS"),
    account("900", "A NEW TYPE"),
    account("710", "FIXED"),
    account("401", "EXPENSE"),
    account("402", "EXPENSE", { takesPayments: false }),
    account("403", "EXPENSE", { status: "ARCHIVED" }),
    account("090", "BANK"),
  ];
  expect(mappableByType(chart).map(({ code }) => code)).toEqual(["400", "401", "310", "710", "200", "900"]);
});
