import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LedgerTransaction, LedgerTransactionDraft } from "@/lib/core/accounting-provider";
import { driftOf } from "@/lib/core/sync/ledger-drift";
import { matchLines } from "@/lib/core/sync/match-lines";
import { asGiven } from "./facts";

const line = {
  lineId: "l1",
  description: "Taxi",
  amountMinor: 1250,
  ledgerAccountId: "a1",
  accountCode: "493",
  taxType: "INPUT",
  tracking: [],
};
const sent: LedgerTransactionDraft = {
  reference: "EX-1",
  direction: "spend",
  bankAccountId: "b1",
  contactId: "c1",
  postedOn: "2026-11-02",
  currency: "SGD",
  lineAmountTypes: "INCLUSIVE",
  url: null,
  lines: [line, { ...line, lineId: "l2", description: "Toll", amountMinor: 300 }],
};
const writesAll = { contactId: "c2", postedOn: "2026-11-03", lines: [line] };
const changed = (change: Partial<LedgerTransaction>) => driftOf(writesAll, { ...asGiven(sent), ...change }, [sent]);
const second = (change: object) => ({ lines: asGiven(sent).lines.map((each, index) => (index === 1 ? { ...each, ...change } : each)) });

describe("what somebody changed in the ledger", () => {
  test("is nothing where it stands as it was given, in other blanks, or with what the answer does not say", () => {
    expect(changed({})).toBeNull();
    expect(changed(second({ description: " Toll\r\n" }))).toBeNull();
    expect(changed(second({ amountMinor: null, taxType: null, tracking: null, ledgerAccountId: null, accountCode: null }))).toBeNull();
    expect(changed({ lines: [], contactId: null, postedOn: null, lineAmountTypes: null })).toBeNull();
  });

  test("is nothing where ids come in capitals and lines in another order, also when their ids were never known", () => {
    const turned = { bankAccountId: "B1", contactId: "C1", lines: asGiven(sent).lines.toReversed() };
    expect(changed(turned)).toBeNull();
    const unnamed = { ...sent, lines: sent.lines.map((each) => ({ ...each, lineId: undefined })) };
    expect(driftOf(writesAll, { ...asGiven(sent), ...turned }, [unnamed])).toBeNull();
  });

  test.each([
    ["reference", { reference: null }, null],
    ["bankAccount", { bankAccountId: "b2" }, null],
    ["contact", { contactId: "c9" }, null],
    ["date", { postedOn: "2026-11-09" }, null],
    ["lineAmountTypes", { lineAmountTypes: "EXCLUSIVE" }, null],
    ["lineCount", { lines: asGiven(sent).lines.slice(1) }, null],
    ["description", second({ description: "Parking" }), 2],
    ["amount", second({ amountMinor: 301 }), 2],
    ["account", second({ ledgerAccountId: "a2" }), 2],
    ["account", second({ ledgerAccountId: null, accountCode: "404" }), 2],
    ["taxRate", second({ taxType: "NONE" }), 2],
    ["tracking", second({ tracking: ["o1"] }), 2],
  ] as const)("is told by its field: %s", (field, change, at) => {
    expect(changed(change as Partial<LedgerTransaction>)).toMatchObject({ field, line: at });
  });

  test("is left alone, so it does not matter, where the update does not write it", () => {
    const there = { ...asGiven(sent), ...second({ description: "Parking" }), contactId: "c9" };
    expect(driftOf({ postedOn: "2026-11-03" }, there, [sent])).toBeNull();
  });

  test("is never found in a version that the product itself may have written", () => {
    const words = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), fc.nat(3), (texts, pick) => {
        const versions = texts.map((description) => ({ ...sent, lines: [{ ...line, description }] }));
        expect(driftOf(writesAll, asGiven(versions[pick % versions.length]!), [sent, ...versions])).toBeNull();
      }),
    );
  });
});

test("each line of the ledger is told by its id, else by what it says, else by its place, and belongs to one of ours only", () => {
  const [first, other] = asGiven(sent).lines;
  const ids = (there: LedgerTransaction["lines"], given = sent.lines) => matchLines(given, there).map((found) => found?.lineId ?? null);
  const unnamed = sent.lines.map((each) => ({ ...each, lineId: undefined }));
  expect(ids([{ ...other!, description: "Parking" }, first!])).toEqual(["l1", "l2"]);
  expect(ids([other!, first!], unnamed)).toEqual(["l1", "l2"]);
  expect(
    ids(
      [
        { ...first!, description: "Cab" },
        { ...other!, description: "Parking" },
      ],
      unnamed,
    ),
  ).toEqual(["l1", "l2"]);
  expect(ids([first!, { ...first!, lineId: "l3" }], [unnamed[0]!, unnamed[0]!])).toEqual(["l1", "l3"]);
  expect(ids([first!, { ...other!, lineId: "theirs", description: "Parking" }])).toEqual(["l1", null]);
});
