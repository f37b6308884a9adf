import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFile } from "@/lib/core/import/read-file";
import { sumMinor } from "@/lib/core/money";

const FOLDER = join(process.cwd(), "../shared/data");
const FILES = [
  { name: "card-spend-2017-10.csv", rows: 4655, sum: -129657749, refunds: 210, foreign: 28, noTaxMark: 594, noCategory: 2 },
  { name: "card-spend-2017-11.csv", rows: 5205, sum: -120610272, refunds: 209, foreign: 28, noTaxMark: 562, noCategory: 11 },
];

for (const { name, ...wanted } of FILES) {
  // The files do not come with the project: where they are missing the report says that this was left out.
  describe.skipIf(!existsSync(join(FOLDER, name)))(`the real card export ${name} (../shared/data)`, () => {
    const read = () => readFile(readFileSync(join(FOLDER, name)), { kind: "CARD", currency: "GBP", importLayout: null }, null);

    it("is read whole, to the penny, without a question", () => {
      const { rows, rejected, questions } = read();
      expect(rejected).toEqual([]);
      expect(questions).toEqual([]);
      expect(rows).toHaveLength(wanted.rows);
      expect(sumMinor(rows.map(({ row }) => row.amountMinor))).toBe(wanted.sum);
    });

    it("keeps refunds as money in, foreign amounts beside the billed ones, and tax marks and categories", () => {
      const rows = read().rows.map(({ row }) => row);
      expect(rows.filter(({ amountMinor }) => amountMinor > 0)).toHaveLength(wanted.refunds);
      expect(rows.filter(({ originalCurrency }) => originalCurrency !== null)).toHaveLength(wanted.foreign);
      expect(rows.filter(({ taxHint }) => taxHint === null)).toHaveLength(wanted.noTaxMark);
      expect(rows.filter(({ category }) => category === null)).toHaveLength(wanted.noCategory);
      expect(rows.every(({ cardLast4 }) => cardLast4 !== null)).toBe(true);
    });

    it("gives every row an id of its own, the same each time", () => {
      const ids = read().rows.map(({ externalId }) => externalId);
      expect(new Set(ids).size).toBe(wanted.rows);
      expect(read().rows.map(({ externalId }) => externalId)).toEqual(ids);
    });
  });
}
