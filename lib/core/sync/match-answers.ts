import type { ElementAnswer, LedgerTransaction } from "../accounting-provider";

/**
 * Which element of a bulk answer speaks of which reference; never by position. What is spoken of twice stays open. Refusals that do not say whose
 * they are belong to what nothing else speaks of, where they are as many: then all of it was refused.
 */
export function matchAnswers(
  references: readonly string[],
  answers: readonly ElementAnswer<LedgerTransaction>[],
): Map<string, ElementAnswer<LedgerTransaction>> {
  const byReference = Map.groupBy(answers, (answer) => (answer.outcome === "saved" ? answer.value.reference : answer.key));
  const nameless = byReference.get(null) ?? [];
  const left = references.filter((reference) => !byReference.has(reference));
  const messages = [...new Set(nameless.flatMap((answer) => (answer.outcome === "refused" ? answer.messages : [])))];
  const isAllRefused = nameless.length === left.length && nameless.every(({ outcome }) => outcome === "refused");
  const matched = references.flatMap((reference) => {
    const [answer, another] = byReference.get(reference) ?? [];
    return answer && !another ? [[reference, answer] as const] : [];
  });
  const refused = isAllRefused ? left.map((key) => [key, { outcome: "refused", key, messages }] as const) : [];
  return new Map<string, ElementAnswer<LedgerTransaction>>([...matched, ...refused]);
}
