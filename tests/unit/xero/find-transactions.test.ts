import { describe, expect, it } from "vitest";
import type { AccountingApi } from "xero-node/dist/gen/api/accountingApi.js";
import { findTransactions } from "@/lib/adapters/xero/find-transactions";
import type { XeroCaller } from "@/lib/adapters/xero/xero-caller";

const WANTED = [{ reference: "EX-1", bankAccountId: "bank", postedOn: "2026-11-03" }];
const OURS = { BankTransactionID: "t-1", Reference: "EX-1", Type: "SPEND", Status: "AUTHORISED" };
const OTHER = { ...OURS, BankTransactionID: "t-2", Reference: "INV-7" };

/** A ledger that knows no References, and of filters only what `accepts` lets pass. */
async function findIn(accepts: (where: string) => boolean) {
  const filters: (string | undefined)[] = [];
  const call: XeroCaller = async (_session, { method, read }) => {
    const asked: { where?: string | undefined } = {};
    const api = {
      getBankTransactions: (_tenant: string, _since: unknown, where: string | undefined, ...rest: unknown[]) => {
        asked.where = where;
        if (rest[4] === undefined) filters.push(where);
        return Promise.resolve();
      },
    };
    await method?.(api as unknown as AccountingApi, "tenant");
    if (asked.where !== undefined && !accepts(asked.where)) return { kind: "refused", status: 400, messages: ["Cannot be parsed"] };
    const contents = read({ BankTransactions: [OTHER, OURS], pagination: { page: "1", pageCount: "1" } });
    return contents ? { kind: "answered", value: contents.value } : { kind: "unclear", message: "" };
  };
  const outcome = await findTransactions(call, { organisationId: "o", connectionId: "c" }, WANTED, { isThorough: false });
  return { filters, found: outcome.kind === "answered" ? outcome.value.map((each) => each.ledgerTransactionId) : outcome.kind };
}

describe("a search by reference in a ledger that cannot search for references", () => {
  const days = "Date>=DateTime(2026,11,03) AND Date<=DateTime(2026,11,03)";
  const onAccount = `${days} AND BankAccount.AccountID==guid("bank")`;

  it("reads the bank account on the days in question", async () => {
    expect(await findIn(() => true)).toEqual({ filters: [onAccount], found: ["t-1"] });
  });

  it("reads the days alone where accounts are refused as a filter, and everything where days are too", async () => {
    expect(await findIn((where) => where === days)).toEqual({ filters: [onAccount, days], found: ["t-1"] });
    expect(await findIn(() => false)).toEqual({ filters: [onAccount, days, undefined], found: ["t-1"] });
  });
});
