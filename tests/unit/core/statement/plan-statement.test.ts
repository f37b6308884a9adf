import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sumMinor } from "@/lib/core/money";
import { draftStatement, type StatementDraft } from "@/lib/core/statement/draft-statement";
import { earliestSendableOn, planLines, type Difference } from "@/lib/core/statement/plan-statement";
import type { AccountMovement } from "@/lib/core/statement/statement-line";
import { movement } from "../../../support/movements";

const TODAY = "2026-11-25";
type Told = NonNullable<Difference["told"]>;

/** The differences, told by the plainest rule there is: for each movement, what was told against what is. */
function differencesOf(books: Map<string, AccountMovement>, told: Map<string, Told>): Difference[] {
  return [...new Set([...books.keys(), ...told.keys()])].map((sourceKey) => ({
    sourceKey,
    movement: books.get(sourceKey) ?? null,
    told: told.get(sourceKey) ?? null,
  }));
}

describe("statements over the life of an account", () => {
  test("add up from one to the next, tell every movement once, and end with what is in the books, in any order of arrival and with any refusals", () => {
    const change = fc.record({
      key: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      day: fc.integer({ min: 1, max: 24 }),
      amountMinor: fc.integer({ min: -9_999, max: 9_999 }),
      isGone: fc.boolean(),
    });
    const turn = fc.record({ changes: fc.array(change, { maxLength: 6 }), isRefused: fc.boolean(), most: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 8 }), fc.integer({ min: -1e6, max: 1e6 }), (turns, openingMinor) => {
        const books = new Map<string, AccountMovement>();
        const told = new Map<string, Told>();
        const ids = new Set<string>();
        let balance = openingMinor;
        const sendAll = (most: number, isRefused: boolean) => {
          for (;;) {
            const { lines } = planLines("account", differencesOf(books, told), { todayOn: TODAY });
            const draft = draftStatement(lines, balance, (each) => each.lines.length <= most);
            if (!draft) return;
            expect(draft.startBalanceMinor).toBe(balance);
            expect(draft.endBalanceMinor).toBe(sumMinor([balance, ...draft.lines.map(({ amountMinor }) => amountMinor)]));
            expect(draft.lines.map(({ postedOn }) => postedOn)).toEqual(draft.lines.map(({ postedOn }) => postedOn).sort());
            if (isRefused) return; // what was refused was not told
            balance = draft.endBalanceMinor;
            for (const line of draft.lines) {
              expect(ids.has(line.lineId)).toBe(false);
              ids.add(line.lineId);
              const before = told.get(line.sourceKey) ?? { amountMinor: 0, turns: 0, payee: line.payee, reference: line.reference };
              told.set(line.sourceKey, { ...before, amountMinor: before.amountMinor + line.amountMinor, turns: before.turns + 1 });
            }
          }
        };
        for (const { changes, isRefused, most } of turns) {
          for (const { key, day, amountMinor, isGone } of changes) {
            if (isGone) books.delete(key);
            else books.set(key, movement({ sourceKey: key, amountMinor, postedOn: `2026-11-${String(day).padStart(2, "0")}` }));
          }
          sendAll(most, isRefused);
        }
        sendAll(3, false);
        expect(balance).toBe(sumMinor([openingMinor, ...[...books.values()].map(({ amountMinor }) => amountMinor)]));
        expect(planLines("account", differencesOf(books, told), { todayOn: TODAY }).lines).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("hold back what lies ahead or more than a year behind, and count it", () => {
    const each = (sourceKey: string, postedOn: string): Difference => ({
      sourceKey,
      movement: movement({ sourceKey, postedOn }),
      told: null,
    });
    const { lines, held } = planLines(
      "account",
      [each("old", "2025-11-25"), each("first", "2025-11-26"), each("today", TODAY), each("next", "2026-11-26")],
      {
        todayOn: TODAY,
      },
    );
    expect(lines.map(({ sourceKey }) => sourceKey)).toEqual(["first", "today"]);
    expect(held).toEqual({ futureCount: 1, tooOldCount: 1 });
    expect(earliestSendableOn("2028-02-29")).toBe("2027-03-02");
  });

  test("hold at most a thousand lines, fewer where they are too large, and never none", () => {
    const lines = Array.from({ length: 1_200 }, (_, index) => ({
      sourceKey: String(index),
      lineId: String(index),
      postedOn: TODAY,
      amountMinor: 1,
      payee: "",
      description: "",
      reference: "",
    }));
    const count = (fits: (draft: StatementDraft) => boolean) => draftStatement(lines, 0, fits)?.lines.length;
    expect([count(() => true), count((draft) => draft.lines.length < 600), count(() => false)]).toEqual([1_000, 500, 1]);
    expect(draftStatement([], 0, () => true)).toBeNull();
  });
});
