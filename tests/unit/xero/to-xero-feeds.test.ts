import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeConnection, encodeStatement } from "@/lib/adapters/xero/to-xero-feeds";
import { fromDecimalString } from "@/lib/core/money";
import { whyNoSpecification, xeroSchema } from "../../support/xero-schemas";

type Money = { amount: number; creditDebitIndicator: "CREDIT" | "DEBIT" };
type Sent = { items: { startBalance: Money; endBalance: Money; statementLines: Money[] }[] };

const minorOf = ({ amount, creditDebitIndicator }: Money, currency: string) =>
  (creditDebitIndicator === "DEBIT" ? -1 : 1) * (fromDecimalString(String(amount), currency) ?? Number.NaN);

function statement(amounts: number[], startBalanceMinor = 0) {
  const lines = amounts.map((amountMinor, index) => ({
    lineId: `line-${index}`,
    postedOn: "2026-11-03",
    amountMinor,
    payee: "Grab",
    description: "Ride",
    reference: "EX-7K2M-9QTR",
    sourceKey: `transaction-${index}`,
  }));
  const endBalanceMinor = amounts.reduce((sum, amount) => sum + amount, startBalanceMinor);
  return { startOn: "2026-11-03", endOn: "2026-11-03", startBalanceMinor, endBalanceMinor, lines };
}

describe("a bank statement as Xero is given it", () => {
  it("has the very amounts of the books, in any currency, and balances that its lines lead to", () => {
    const amount = fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 });
    fc.assert(
      fc.property(
        fc.constantFrom("SGD", "JPY", "KWD"),
        fc.array(amount, { minLength: 1, maxLength: 8 }),
        amount,
        (currency, amounts, start) => {
          const [sent] = (JSON.parse(encodeStatement("feed", currency, statement(amounts, start)).body) as Sent).items;
          expect(sent?.statementLines.map((line) => minorOf(line, currency) + 0)).toEqual(amounts);
          const lines = amounts.reduce((sum, each) => sum + each, 0);
          expect(sent && minorOf(sent.endBalance, currency) - minorOf(sent.startBalance, currency)).toBe(lines);
        },
      ),
    );
  });

  it.skipIf(whyNoSpecification !== null)("is written as Xero's own specification has it, and so is the request for a feed", () => {
    const isStatements = xeroSchema("xero_bankfeeds.yaml", "Statements");
    expect(
      isStatements(JSON.parse(encodeStatement("5b1c2d3e-3b0a-4e0a-9d3c-2f1c0b7a6d5e", "SGD", statement([-1005, 250_000])).body)),
      JSON.stringify(isStatements.errors),
    ).toBe(true);
    const isFeeds = xeroSchema("xero_bankfeeds.yaml", "FeedConnections");
    const { body } = encodeConnection({
      accountToken: "t",
      ledgerAccountId: "8f6d1f5e-3b0a-4e0a-9d3c-2f1c0b7a6d5e",
      isCard: true,
      currency: "SGD",
    });
    expect(isFeeds(JSON.parse(body)), JSON.stringify(isFeeds.errors)).toBe(true);
  });
});
