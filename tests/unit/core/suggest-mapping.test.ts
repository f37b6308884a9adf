import { describe, expect, it } from "vitest";
import type { LedgerAccount } from "@/lib/core/ledger-reference";
import { suggestMapping } from "@/lib/core/suggest-mapping";
import { ACCOUNT } from "./ledger-account";

function account(name: string, over: Partial<LedgerAccount> = {}): LedgerAccount {
  return { ...ACCOUNT, ledgerAccountId: name, name, ...over };
}

const chart = [
  "Advertising",
  "Office Expenses",
  "Subscriptions",
  "Travel - National",
  "Entertainment",
  "Telephone & Internet",
  "Light, Power, Heating",
].map((name) => account(name));

describe("suggestions for the mapping", () => {
  it("takes the account with the same name, whatever its case, plural or filler words", () => {
    expect(suggestMapping("office", chart)).toEqual({ ledgerAccountId: "Office Expenses", reason: "equalName" });
    expect(suggestMapping("Subscription", chart)).toEqual({ ledgerAccountId: "Subscriptions", reason: "equalName" });
  });

  it("knows words that mean the same spend, in English and Indonesian", () => {
    expect(suggestMapping("Marketing", chart)?.ledgerAccountId).toBe("Advertising");
    expect(suggestMapping("Software", chart)).toEqual({ ledgerAccountId: "Subscriptions", reason: "similarName" });
    expect(suggestMapping("Iklan", chart)?.ledgerAccountId).toBe("Advertising");
    expect(suggestMapping("Meals", chart)?.ledgerAccountId).toBe("Entertainment");
  });

  it("says nothing rather than guess", () => {
    expect(suggestMapping("Donations", chart)).toBeNull();
    expect(suggestMapping("???", chart)).toBeNull();
  });

  it("never offers an archived account, a bank account or one that takes no payments", () => {
    const dead = [
      account("Travel", { status: "ARCHIVED" }),
      account("Travel", { type: "BANK" }),
      account("Travel", { takesPayments: false }),
    ];
    expect(suggestMapping("Travel", dead)).toBeNull();
  });

  it("prefers an expense account among equals", () => {
    const equals = [
      account("Travel", { ledgerAccountId: "asset", class: "ASSET", code: "100" }),
      account("Travel", { ledgerAccountId: "expense", code: "493" }),
    ];
    expect(suggestMapping("Travel", equals)?.ledgerAccountId).toBe("expense");
  });
});
