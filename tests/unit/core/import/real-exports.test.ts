import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sumMinor } from "@/lib/core/money";
import { readImport } from "@/tests/support/read-import";

const FOLDER = join(process.cwd(), "../shared/data");
const FILES = [
  { name: "card-spend-2017-10.csv", rows: 4655, sum: -129657749, refunds: 210, foreign: 28, noTaxMark: 594, noCategory: 2 },
  { name: "card-spend-2017-11.csv", rows: 5205, sum: -120610272, refunds: 209, foreign: 28, noTaxMark: 562, noCategory: 11 },
];

for (const { name, ...wanted } of FILES) {
  // The files do not come with the project: where they are missing the report says that this was left out.
  describe.skipIf(!existsSync(join(FOLDER, name)))(`the real card export ${name} (../shared/data)`, () => {
    const read = () => readImport(readFileSync(join(FOLDER, name)), { kind: "CARD", currency: "GBP", importLayout: null });

    it("is read whole, to the penny, without a question", async () => {
      const { rows, leftOut, questions } = await read();
      expect(leftOut).toEqual([]);
      expect(questions).toEqual([]);
      expect(rows).toHaveLength(wanted.rows);
      expect(sumMinor(rows.map(({ row }) => row.amountMinor))).toBe(wanted.sum);
    });

    it("keeps refunds as money in, foreign amounts beside the billed ones, and tax marks and categories", async () => {
      const rows = (await read()).rows.map(({ row }) => row);
      expect(rows.filter(({ amountMinor }) => amountMinor > 0)).toHaveLength(wanted.refunds);
      expect(rows.filter(({ originalCurrency }) => originalCurrency !== null)).toHaveLength(wanted.foreign);
      expect(rows.filter(({ taxHint }) => taxHint === null)).toHaveLength(wanted.noTaxMark);
      expect(rows.filter(({ category }) => category === null)).toHaveLength(wanted.noCategory);
      expect(rows.every(({ cardLast4 }) => cardLast4 !== null)).toBe(true);
    });

    it("gives every row an id of its own, the same each time", async () => {
      const ids = (await read()).rows.map(({ externalId }) => externalId);
      expect(new Set(ids).size).toBe(wanted.rows);
      expect((await read()).rows.map(({ externalId }) => externalId)).toEqual(ids);
    });
  });
}
