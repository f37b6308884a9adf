import { Refusal, type Answer } from "../http/answer";

export type Problem = { type: string; title: string; status: number; detail: string };

const TITLES: Record<string, string> = {
  "invalid-request": "Invalid Request",
  "invalid-application": "Invalid Application",
  "invalid-feed-connection": "Invalid Feed Connection",
  "duplicate-statement": "Duplicate Statement Received",
  "invalid-end-balance": "Invalid End Balance",
};

/** An error as the bank feeds API tells it. */
export function problem(type: string, status: number, detail: string): Problem {
  const title = TITLES[type] ?? `${type.charAt(0).toUpperCase()}${type.slice(1).replaceAll("-", " ")}`;
  return { type, title, status, detail };
}

/** What goes wrong here travels under a content type of its own. */
export function problemAnswer(body: object, status: number): Answer {
  return { status, headers: { "content-type": "application/problem+json; charset=utf-8" }, body: JSON.stringify(body) };
}

export function refused(type: string, status: number, detail: string): Refusal {
  return new Refusal(problemAnswer(problem(type, status, detail), status));
}
