import { describe, expect, it } from "vitest";
import type { ElementAnswer, LedgerTransaction } from "@/lib/core/accounting-provider";
import { matchAnswers } from "@/lib/core/sync/match-answers";

type Answer = ElementAnswer<LedgerTransaction>;

const saved = (reference: string | null) => ({ outcome: "saved", value: { reference }, warnings: [] }) as unknown as Answer;
const refused = (key: string | null, ...messages: string[]): Answer => ({ outcome: "refused", key, messages });
const outcomes = (references: string[], answers: Answer[]) =>
  Object.fromEntries([...matchAnswers(references, answers)].map(([reference, { outcome }]) => [reference, outcome]));

describe("the elements of a bulk answer", () => {
  it("are told by their references, in whatever order they come", () => {
    expect(outcomes(["A", "B"], [refused("B", "No"), saved("A")])).toEqual({ A: "saved", B: "refused" });
  });

  it("leave open what they do not speak of, and what they speak of twice", () => {
    expect(outcomes(["A", "B", "C"], [saved("A"), saved("C"), refused("C", "No")])).toEqual({ A: "saved" });
  });

  it("are refusals of all that is left where those are as many that do not say whose they are", () => {
    const matched = matchAnswers(["A", "B", "C"], [refused(null, "No"), saved("B"), refused(null, "Never")]);
    expect(matched.get("B")?.outcome).toBe("saved");
    for (const reference of ["A", "C"]) expect(matched.get(reference)).toEqual(refused(reference, "No", "Never"));
  });

  it("are nobody's refusals where more is left, or where something saved does not say what it is", () => {
    expect(outcomes(["A", "B", "C"], [saved("B"), refused(null, "No")])).toEqual({ B: "saved" });
    expect(outcomes(["A", "B"], [saved(null), refused(null, "No")])).toEqual({});
  });
});
