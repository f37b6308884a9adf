import { describe, expect, it } from "vitest";
import { renderDescription, unknownDescriptionFields, type DescriptionFacts } from "@/lib/core/description-template";

const facts: DescriptionFacts = {
  merchant: "Figma",
  description: "12 seats",
  original: "USD 540.00",
  notes: "",
  category: "Software",
  cardholder: "Wei Ling Tan",
  card: "4821",
  date: "2026-10-29",
};

describe("the description of a line", () => {
  it("holds the facts in the order the business chose", () => {
    expect(renderDescription("{merchant} {description} {original}", facts)).toBe("Figma 12 seats USD 540.00");
    expect(renderDescription("{category}: {merchant} ({cardholder})", facts)).toBe("Software: Figma (Wei Ling Tan)");
  });

  it("leaves no empty brackets or lonely separators where a fact is missing", () => {
    const bare = { ...facts, description: "", original: "" };
    expect(renderDescription("{merchant} · {description} · {original}", bare)).toBe("Figma");
    expect(renderDescription("{merchant} · {description} · {category}", bare)).toBe("Figma · Software");
    expect(renderDescription("{merchant} ({original})", bare)).toBe("Figma");
  });

  it("does not fill blanks that a fact brings along", () => {
    expect(renderDescription("{merchant}", { ...facts, merchant: "{notes}" })).toBe("{notes}");
  });

  it("names a misspelt field instead of sending it", () => {
    expect(unknownDescriptionFields("{merchant} {orignal} {orignal}")).toEqual(["orignal"]);
  });
});
