import { describe, expect, it } from "vitest";
import { bankAccountChoices } from "@/lib/core/bank-account-choice";
import type { LedgerAccount } from "@/lib/core/ledger-reference";

function bank(ledgerAccountId: string, over: Partial<LedgerAccount> = {}): LedgerAccount {
  return {
    ledgerAccountId,
    code: null,
    name: ledgerAccountId,
    type: "BANK",
    class: "ASSET",
    status: "ACTIVE",
    taxType: null,
    currency: "SGD",
    bankAccountNumber: "1",
    bankAccountType: "BANK",
    isSystem: false,
    takesPayments: false,
    ...over,
  };
}

const account = { accountId: "main", currency: "SGD" };

describe("the bank accounts offered to an account", () => {
  it("offers those of its currency that nobody holds, and says of each other one why not", () => {
    const all = [
      bank("dollars", { currency: "USD" }),
      bank("old", { status: "ARCHIVED" }),
      bank("held"),
      bank("free"),
      bank("rent", { type: "EXPENSE" }),
    ];
    const choices = bankAccountChoices(account, all, [{ ledgerAccountId: "held", accountId: "cards", accountName: "UK cards" }]);
    expect(choices.map(({ ledgerAccountId, refusal, takenBy }) => [ledgerAccountId, refusal, takenBy])).toEqual([
      ["free", null, null],
      ["held", "taken", "UK cards"],
      ["dollars", "otherCurrency", null],
      ["old", "archived", null],
    ]);
  });

  it("does not name the account of another business that holds one", () => {
    const [choice] = bankAccountChoices(account, [bank("held")], [{ ledgerAccountId: "held", accountId: "theirs", accountName: null }]);
    expect(choice).toMatchObject({ refusal: "taken", takenBy: null });
  });

  it("lets an account keep the one it holds itself", () => {
    const [choice] = bankAccountChoices(account, [bank("own")], [{ ledgerAccountId: "own", accountId: "main", accountName: "Main" }]);
    expect(choice?.refusal).toBeNull();
  });
});
