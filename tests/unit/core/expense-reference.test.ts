import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expenseReference, referencesIn } from "@/lib/core/expense-reference";

describe("the reference of an expense", () => {
  it("holds only what is safe to search for in the ledger: capitals, figures and hyphens", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        expect(expenseReference(bytes)).toMatch(/^EX-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      }),
    );
  });

  it("is known again whole in what somebody searches for, in any case, and no part of one is", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        const reference = expenseReference(bytes);
        expect(referencesIn(`grab ${reference.toLowerCase()}  12.50`)).toEqual([reference]);
        expect(referencesIn(`${reference.slice(0, -1)} ${reference.slice(3)} x${reference}`)).toEqual([]);
      }),
    );
  });

  it("is never made from too little chance", () => {
    expect(() => expenseReference(new Uint8Array(4))).toThrow(RangeError);
  });
});
