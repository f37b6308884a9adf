import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { openSealedText, sealText } from "@/lib/adapters/db/sealed-text";

const old = { id: "old", key: randomBytes(32) };
const fresh = { id: "fresh", key: randomBytes(32) };

describe("sealed tokens", () => {
  it("open with their key and say nothing without it", () => {
    const sealed = sealText("secret token", [old]);
    expect(sealed).not.toContain("secret");
    expect(openSealedText(sealed, [old])).toBe("secret token");
    expect(() => openSealedText(sealed, [fresh])).toThrow(/old/);
  });

  it("stay readable after a new key came in front, and are sealed with the new one from then on", () => {
    expect(openSealedText(sealText("before", [old]), [fresh, old])).toBe("before");
    expect(sealText("after", [fresh, old])).toMatch(/^fresh\./);
  });

  it("cannot be changed unnoticed, nor passed off as another key's", () => {
    const sealed = sealText("secret", [old]);
    const last = sealed.at(-3) === "A" ? "B" : "A";
    expect(() => openSealedText(sealed.slice(0, -3) + last + sealed.slice(-2), [old])).toThrow();
    expect(() => openSealedText(sealed.replace("old.", "twin."), [{ id: "twin", key: old.key }])).toThrow();
  });
});
