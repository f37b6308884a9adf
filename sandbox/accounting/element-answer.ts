import type { Answer } from "../http/answer";
import type { Call } from "../http/call";
import { envelope, summarised } from "./envelope";
import type { JsonObject } from "./read-json";

export type ElementResult = { kind: "saved"; shown: JsonObject; warnings: string[] } | { kind: "refused"; errors: string[] };

export function refused(errors: string[]): ElementResult {
  return { kind: "refused", errors };
}

type Bulk = {
  name: string;
  idField: string;
  elements: JsonObject[];
  keyOf: (element: JsonObject) => string | null;
  write: (element: JsonObject) => ElementResult;
  undo: () => void;
  done: () => void;
};

const NO_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Writes each element. With `summarizeErrors=false` the answer is 200 and tells the truth element by element; otherwise one
 * refused element refuses the whole request and nothing is kept.
 */
export function answerElements(call: Call, bulk: Bulk): Answer {
  const isPerElement = call.query.get("summarizeErrors")?.toLowerCase() === "false";
  const results = bulk.elements.map((element, index) => {
    const played = playedRefusal(call, bulk.keyOf(element), index);
    return { element, result: played ?? bulk.write(element) };
  });
  const shown = results.map(({ element, result }) => shownElement(call, bulk, element, result, isPerElement));
  const bad = shown.filter((_, index) => results[index]?.result.kind === "refused");
  if (bad.length > 0 && !isPerElement) {
    bulk.undo();
    return summarised(bad);
  }
  if (bad.length < results.length) bulk.done();
  return envelope({ [bulk.name]: shown });
}

function shownElement(call: Call, bulk: Bulk, element: JsonObject, result: ElementResult, isPerElement: boolean): JsonObject {
  if (result.kind === "refused") {
    const status = isPerElement ? { StatusAttributeString: "ERROR" } : {};
    return {
      LineItems: bulk.name === "BankTransactions" ? [] : undefined,
      ...element,
      [bulk.idField]: NO_ID,
      ...status,
      ValidationErrors: messages(result.errors),
    };
  }
  const warnings = [...result.warnings, ...(call.fault?.warn === undefined ? [] : [call.fault.warn])];
  if (warnings.length > 0) return { ...result.shown, StatusAttributeString: "WARNING", Warnings: messages(warnings) };
  return isPerElement ? { ...result.shown, StatusAttributeString: "OK" } : result.shown;
}

function messages(texts: string[]): { Message: string }[] {
  return texts.map((text) => ({ Message: text }));
}

/** A refusal that a test asked for, in the words it gave. */
function playedRefusal(call: Call, key: string | null, index: number): ElementResult | null {
  const refuse = call.fault?.refuse;
  if (!refuse) return null;
  const isNamed = refuse.references !== undefined && key !== null && refuse.references.includes(key);
  const isNth = refuse.everyNth !== undefined && (index + 1) % refuse.everyNth === 0;
  return isNamed || isNth ? refused([refuse.message]) : null;
}
