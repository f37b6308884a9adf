import type { Answer } from "../http/answer";
import type { Spoil } from "./fault";

const HTML_PAGE = "<!DOCTYPE html><html><head><title>Service</title></head><body><h1>Something went wrong</h1></body></html>";

/** Spoils a good answer; what was done stays done. */
export function spoiled(answer: Answer, spoil: Spoil): Answer {
  const body = typeof answer.body === "string" ? answer.body : "";
  switch (spoil) {
    case "html":
      return { ...answer, status: 200, headers: { ...answer.headers, "content-type": "text/html" }, body: HTML_PAGE };
    case "nothing":
      return { ...answer, body: "" };
    case "emptyArray":
      return { ...answer, body: JSON.stringify(emptied(JSON.parse(body))) };
    case "half":
      return { ...answer, body: body.slice(0, Math.floor(body.length / 2)) };
    case "garbage":
      return { ...answer, body: '\u0007\u0000{]:,"' };
    case "unparsableDate":
      return { ...answer, body: body.replace(/"\/Date\([^"]*"/g, '"the day before yesterday"') };
    case "shuffle":
      return { ...answer, body: JSON.stringify(shuffled(JSON.parse(body))) };
    case "cut":
      return answer;
  }
}

function emptied(value: unknown): unknown {
  return mapLists(value, () => []);
}

/** Turned round: never in the order of the request when there are two or more. */
function shuffled(value: unknown): unknown {
  return mapLists(value, (list) => [...list].reverse());
}

function mapLists(value: unknown, change: (list: unknown[]) => unknown[]): unknown {
  if (Array.isArray(value)) return change(value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]: [string, unknown]) => [name, Array.isArray(each) ? change(each) : each]),
  );
}
