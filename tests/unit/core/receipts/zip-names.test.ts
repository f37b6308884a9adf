import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zipNames } from "@/lib/core/receipts/zip-names";

const grab = { postedOn: "2026-11-03", merchant: "GRAB", amountMinor: -2340, currency: "SGD", reference: "EX-7K2M-9QTR" };

const NASTY = fc.constantFrom(...Array.from('aé/\\.. :*?"<>|\u0000\n\u202e\u{1f4b8}'), "CON", "../");

describe("the names in a zip of receipts", () => {
  it("say what a receipt is of, and tell two of one transaction apart", () => {
    const nameOf = zipNames();
    expect(nameOf(grab, "pdf")).toBe("2026-11-03 GRAB 23.40 SGD EX-7K2M-9QTR.pdf");
    expect(nameOf(grab, "jpg")).toBe("2026-11-03 GRAB 23.40 SGD EX-7K2M-9QTR (2).jpg");
  });

  it("hold no path, whatever a merchant is called", () => {
    expect(zipNames()({ ...grab, merchant: "../../etc/passwd" }, "pdf")).toBe("2026-11-03 etc passwd 23.40 SGD EX-7K2M-9QTR.pdf");
    fc.assert(
      fc.property(fc.array(fc.string({ unit: NASTY, maxLength: 40 }), { minLength: 1, maxLength: 8 }), (merchants) => {
        const nameOf = zipNames();
        const names = merchants.map((merchant) => nameOf({ ...grab, merchant }, "pdf"));
        for (const name of names) {
          expect(name).toMatch(/^2026-11-03 [^\\/:*?"<>|\p{Cc}]*\.pdf$/u);
          expect(name.length).toBeLessThan(200);
        }
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      }),
    );
  });
});
