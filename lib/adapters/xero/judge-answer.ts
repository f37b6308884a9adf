import { z } from "zod";
import type { PostponeReason } from "@/lib/core/accounting-provider";
import type { LimitObservation } from "@/lib/core/call-budget";
import type { WireAnswer } from "./wire-exchange";

type HttpAnswer = Extract<WireAnswer, { kind: "http" }>;

/** What an answer means, before anybody looks at its contents. */
export type Judgement =
  | { kind: "content"; data: unknown } // 2xx, JSON
  | { kind: "notModified" }
  | { kind: "validation"; data: unknown } // 400 with the errors of single elements
  | { kind: "refused"; status: number; messages: string[]; data: unknown }
  | { kind: "tokenRejected" }
  | { kind: "scopeMissing" }
  | { kind: "forbidden"; messages: string[]; data: unknown } // not connected any more, or not allowed to this person
  | { kind: "limited"; reason: PostponeReason }
  | { kind: "offline" }
  | { kind: "unclear"; message: string };

/** Statuses that say it all: nothing there, wrong way, too large, wrong type. Other refusals without a body in Xero's form may be a gateway's. */
const SURE_WITHOUT_WORDS = [404, 405, 413, 415];

/** Of the app's calls per minute over all organisations: what is left to those that are under way when it is noticed. */
const APP_RESERVE = 50;

const problem = z.object({
  Type: z.string().nullish(),
  Message: z.string().nullish(),
  Title: z.string().nullish(),
  Detail: z.string().nullish(),
  title: z.string().nullish(), // as the bank feeds API writes them
  detail: z.string().nullish(),
  Elements: z.array(z.unknown()).optional(),
});

export function judgeAnswer(answer: HttpAnswer): Judgement {
  const { status, text } = answer;
  const data = jsonOf(text);
  if (status >= 200 && status < 300)
    return isObject(data) ? { kind: "content", data } : { kind: "unclear", message: `Status ${status} with a body that is not JSON` };
  if (status === 304) return { kind: "notModified" };
  const { Type, Message, Title, Detail, title, detail, Elements } = problem.catch({}).parse(data);
  const said = [Detail ?? detail, Message, Title ?? title].filter((part): part is string => Boolean(part));
  const everything = `${text} ${answer.header("www-authenticate") ?? ""}`;
  if (status === 401)
    return /insuffici?ent_?\s?scope|AuthorizationUnsuccessful/i.test(everything) ? { kind: "scopeMissing" } : { kind: "tokenRejected" };
  if (status === 403) return { kind: "forbidden", messages: said, data };
  if (status === 429) return { kind: "limited", reason: limitReason(answer) };
  // In Xero's own words, not those of a page that stands in front of it: what is behind such a page may have acted.
  if (status === 503 && /organi[sz]ation\b.{0,40}\boffline/i.test(text) && !/^\s*</.test(text)) return { kind: "offline" };
  // The key was used before with other bytes: what became of those is the question.
  if (/used with a different request/i.test(text))
    return { kind: "unclear", message: said[0] ?? "The idempotency key was used with a different request" };
  if (status === 400 && /ValidationException/i.test(Type ?? "") && Elements?.length) return { kind: "validation", data };
  if (SURE_WITHOUT_WORDS.includes(status)) return { kind: "refused", status, messages: said, data };
  if (status >= 400 && status < 500 && status !== 408 && isObject(data)) return { kind: "refused", status, messages: said, data };
  return { kind: "unclear", message: said[0] ?? `Status ${status}` };
}

/** Which limit; where that is not said, the time that is named tells: the day's may be hours, and the concurrent one has none. */
function limitReason(answer: HttpAnswer): PostponeReason {
  const said = (answer.header("x-rate-limit-problem") ?? "").toLowerCase();
  if (said.includes("day")) return "day";
  if (said.includes("app")) return "app";
  if (said.includes("minute")) return "minute";
  if (said !== "") return "concurrent";
  const seconds = numberIn(answer.header("retry-after"));
  if (seconds === null) return "concurrent";
  return seconds > 60 ? "day" : "minute";
}

/** What the answer says about the limits. Where a breach names no time, the wait is our own, with jitter so that slots do not return together. */
export function observeLimits(
  answer: HttpAnswer,
  judgement: Judgement,
  { attempt, minuteMs }: { attempt: number; minuteMs: number },
): LimitObservation {
  const seen = {
    minuteRemaining: numberIn(answer.header("x-minlimit-remaining")),
    dayRemaining: numberIn(answer.header("x-daylimit-remaining")),
  };
  const seconds = numberIn(answer.header("retry-after"));
  const named = seconds === null ? null : seconds * 1000;
  if (judgement.kind === "offline") return { ...seen, pause: { ms: named ?? 5 * minuteMs, reason: "offline" } };
  if (judgement.kind !== "limited") {
    const appRemaining = numberIn(answer.header("x-appminlimit-remaining"));
    const isAppNearlyUsedUp = appRemaining !== null && appRemaining < APP_RESERVE;
    return { ...seen, pause: isAppNearlyUsedUp ? { ms: ownBackOff("app", 0, minuteMs), reason: "app" } : null };
  }
  return { ...seen, pause: { ms: named ?? ownBackOff(judgement.reason, attempt, minuteMs), reason: judgement.reason } };
}

function ownBackOff(reason: PostponeReason, attempt: number, minuteMs: number): number {
  const baseMs = {
    minute: minuteMs,
    day: 60 * minuteMs,
    app: minuteMs / 12,
    concurrent: 400,
    offline: 5 * minuteMs,
    unavailable: minuteMs,
  }[reason];
  const grown = reason === "app" || reason === "concurrent" ? baseMs * 2 ** Math.min(attempt, 5) : baseMs;
  return Math.round(grown * (0.75 + Math.random() / 2));
}

function numberIn(text: string | null): number | null {
  return text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? Math.ceil(Number(text)) : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(data: unknown): boolean {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
