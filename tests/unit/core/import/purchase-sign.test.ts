import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rememberLayout } from "@/lib/core/import/remembered-layouts";
import { sumMinor, toDecimalString } from "@/lib/core/money";
import { CARD, DEBIT, readImport, type ImportTestAccount } from "@/tests/support/read-import";

const amounts = async (text: string, account: ImportTestAccount = CARD) => {
  const { rows, questions } = await readImport(text, account);
  return { amounts: rows.map(({ row }) => row.amountMinor), questions };
};
const plain = (amountMinor: number) => toDecimalString(amountMinor, "SGD");
const size = fc.integer({ min: 1, max: 9_999_999 });
/** Purchases and refunds in any number, money out negative. */
const movements = fc.array(
  fc.tuple(size, fc.boolean()).map(([minor, isRefund]) => (isRefund ? minor : -minor)),
  { minLength: 1, maxLength: 9 },
);
const accounts = fc.constantFrom(CARD, DEBIT);
const signs = fc.constantFrom(1, -1);

/** Each way in which a table can say what its signs mean; `sign` is 1 where money in is positive. */
const TELLING: Record<string, (all: readonly number[], sign: number) => string> = {
  "a column of types": (all, sign) =>
    `Date,Type,Merchant,Amount\n${all.map((minor) => `2026-10-13,${minor < 0 ? "Purchase" : "Refund"},Kopi,${plain(minor * sign)}\n`).join("")}`,
  "debit or credit beside a signed amount": (all, sign) =>
    `Date,Details,Merchant,Amount\n${all.map((minor) => `2026-10-13,${minor < 0 ? "DEBIT" : "CREDIT"},Kopi,${plain(minor * sign)}\n`).join("")}`,
  "words of what came back": (all, sign) =>
    `Date,Description,Amount\n${all.map((minor) => `2026-10-13,${minor < 0 ? "Card payment to Kopi" : "REFUND Kopi"},${plain(minor * sign)}\n`).join("")}`,
};

describe("which sign purchases have", () => {
  it.each(Object.entries(TELLING))("is told by %s, however many refunds there are", async (_, print) => {
    await fc.assert(
      fc.asyncProperty(movements, accounts, signs, async (all, account, sign) => {
        expect(await amounts(print(all, sign), account)).toEqual({ amounts: all, questions: [] });
      }),
      { numRuns: 25 },
    );
  });

  it.each(["BILLING GROSS AMT", "Amount Spent", "Debit"])(
    "is told by the name of the column, unless nothing was spent: %s",
    async (name) => {
      await fc.assert(
        fc.asyncProperty(movements, accounts, async (all, account) => {
          const text = `Trans Date,Merchant Name,${name}\n${all.map((minor) => `13/10/2026,Kopi,${plain(-minor)}\n`).join("")}`;
          const found = await amounts(text, account);
          if (all.some((minor) => minor < 0)) expect(found).toEqual({ amounts: all, questions: [] });
          else expect(found.questions).toEqual(["purchaseSign"]);
        }),
        { numRuns: 20 },
      );
    },
  );

  it("is told by the balance of a bank account, whichever end of the file is the newest", async () => {
    const some = fc.uniqueArray(size, { minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        signs,
        fc.boolean(),
        async (sizes, ins, sign, isNewestFirst) => {
          const all = sizes.map((minor, index) => (ins[index] ? minor : -minor));
          const lines = all.map(
            (minor, index) => `2026-10-13,Kopi,${plain(minor * sign)},${plain(sumMinor(all.slice(0, index + 1)) + 50_000_000)}\n`,
          );
          const text = `Date,Merchant,Amount,Balance\n${(isNewestFirst ? lines.toReversed() : lines).join("")}`;
          expect(await amounts(text, DEBIT)).toEqual({ amounts: isNewestFirst ? all.toReversed() : all, questions: [] });
          // What is owed on a card rises by what is spent, so there it tells nothing.
          expect((await amounts(text, CARD)).questions).toEqual(["purchaseSign"]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("is the direction in a column of its own, where amounts have no sign", async () => {
    await fc.assert(
      fc.asyncProperty(movements, accounts, async (all, account) => {
        fc.pre(new Set(all.map(Math.sign)).size === 2);
        const rows = all.map((minor) => `2026-10-13,${minor < 0 ? "Purchase" : "Refund"},Kopi,${plain(Math.abs(minor))}\n`);
        expect(await amounts(`Date,Type,Merchant,Amount\n${rows.join("")}`, account)).toEqual({ amounts: all, questions: [] });
      }),
      { numRuns: 20 },
    );
  });

  it("is told by marks on some of the amounts", async () => {
    const text = "Date,Merchant,Amount\n2026-10-13,Kopi,5.00\n2026-10-14,Kopi,3.00 CR\n2026-10-15,Kopi,2.00 CR\n";
    expect(await amounts(text, DEBIT)).toEqual({ amounts: [-500, 300, 200], questions: [] });
    expect(await amounts(text.replaceAll("CR", "DR"))).toEqual({ amounts: [500, -300, -200], questions: [] });
  });

  it("is never taken from how many there are of each: where nothing tells it is asked, with the likelier reading proposed", async () => {
    await fc.assert(
      fc.asyncProperty(movements, accounts, async (all, account) => {
        const text = `Date,Merchant,Amount\n${all.map((minor) => `2026-10-13,Kopi,${plain(minor)}\n`).join("")}`;
        const asked = await readImport(text, account);
        expect(asked.questions).toEqual(["purchaseSign"]);
        const answered = async (positiveMeans: "spend" | "income") => {
          const layout = { ...asked.understanding.layout, positiveMeans };
          const { rows, questions } = await readImport(text, account, { layout });
          expect(questions).toEqual([]);
          // The answer is kept with the account: the next file of its kind is read so without a word.
          const importLayout = rememberLayout(null, asked.records, layout);
          const next = await readImport(text, { ...account, importLayout });
          expect([next.questions, next.rows]).toEqual([[], rows]);
          return rows.map(({ row }) => row.amountMinor);
        };
        expect(await answered("income")).toEqual(all);
        expect(await answered("spend")).toEqual(all.map((minor) => -minor));
      }),
      { numRuns: 15 },
    );
  });

  it("is asked where the words and the figures say opposite things: a month of a supplier list with more refunds than purchases", async () => {
    const text = "Date,Supplier,VAT,Amount\n13/10/2026,Kopi,VR,-5.00\n14/10/2026,Kopi,VR,-6.00\n15/10/2026,Kopi,VR,7.00\n";
    expect((await amounts(text)).questions).toEqual(["purchaseSign"]);
    expect(await amounts(text.replaceAll("-", ""))).toEqual({ amounts: [-500, -600, -700], questions: [] });
  });

  it("is asked anew when another column is said to hold the amount", async () => {
    const text = "Date,Who,First,Amount spent\n2026-10-13,Kopi,-5.00,5.00\n";
    const { understanding } = await readImport(text);
    const { layout } = understanding;
    expect(layout.positiveMeans).toBe("spend");
    const other = { ...layout, columns: { ...layout.columns, amount: 2 }, positiveMeans: null };
    expect((await readImport(text, CARD, { layout: other })).questions).toEqual(["purchaseSign"]);
  });
});
