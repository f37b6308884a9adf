import { describe, expect, it } from "vitest";
import { judgeAnswer, observeLimits } from "@/lib/adapters/xero/judge-answer";

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { kind: "http" as const, status, text, header: (name: string) => headers[name.toLowerCase()] ?? null };
}
const problem = (status: number, Detail: string) => answer(status, { Type: null, Title: "x", Status: status, Detail });

describe("what an answer of Xero means", () => {
  it.each([
    ["an expired token", problem(401, "TokenExpired: token expired at 11/24/2026"), "tokenRejected"],
    ["a missing scope", problem(401, "AuthorizationUnsuccessful"), "scopeMissing"],
    [
      "a missing scope in the header, as Xero misspells it",
      answer(401, "", { "www-authenticate": 'Bearer error="insufficent_scope"' }),
      "scopeMissing",
    ],
    ["an organisation that was disconnected", problem(403, "AuthenticationUnsuccessful"), "forbidden"],
    ["a role without the right", problem(403, "The user may not do that"), "forbidden"],
    ["an organisation that is offline", answer(503, "The organisation is currently offline"), "offline"],
    ["a server's error page", answer(503, "<html>busy</html>"), "unclear"],
    ["a gateway's page that speaks of being offline", answer(503, "<html>The organisation server is offline</html>"), "unclear"],
    ["a 200 that is a web page", answer(200, "<html>hello</html>"), "unclear"],
    ["half a body", answer(200, '{"BankTransactions":[{"Bank'), "unclear"],
    ["an empty 200", answer(200, ""), "unclear"],
    ["a list where an object should be", answer(200, "[]"), "unclear"],
    [
      "a key used with other bytes",
      answer(400, { Type: "ValidationException", Message: "Idempotency Key: k is used with a different request.", Elements: [{}] }),
      "unclear",
    ],
    [
      "errors of single elements",
      answer(400, { Type: "ValidationException", Elements: [{ ValidationErrors: [{ Message: "m" }] }] }),
      "validation",
    ],
    ["a malformed body", answer(400, { Type: "PostDataInvalidException", Message: "bad" }), "refused"],
    ["a file that is too large, without a body", answer(413, ""), "refused"],
    ["a gateway's page for a 403", answer(403, "<html>denied</html>"), "forbidden"],
    ["nothing changed", answer(304, ""), "notModified"],
    ["an answer", answer(200, { Accounts: [] }), "content"],
  ])("takes %s as what it is", (_, given, kind) => {
    expect(judgeAnswer(given).kind).toBe(kind);
  });

  it.each([
    ["minute", "minute"],
    ["Minute limit", "minute"],
    ["DayLimit", "day"],
    ["appminute", "app"],
    ["concurrent", "concurrent"],
  ])("reads the breach %s in any spelling", (said, reason) => {
    expect(judgeAnswer(answer(429, "", { "x-rate-limit-problem": said }))).toEqual({ kind: "limited", reason });
  });

  it.each([
    ["hours", { "retry-after": "30000" }, "day"],
    ["seconds", { "retry-after": "17" }, "minute"],
    ["no time", {}, "concurrent"],
  ])("takes a breach that names %s and no limit for the one whose time that is", (_, headers, reason) => {
    expect(judgeAnswer(answer(429, "", headers as Record<string, string>))).toEqual({ kind: "limited", reason });
  });

  it("obeys the time that a breach names", () => {
    const limited = answer(429, "", { "x-rate-limit-problem": "day", "retry-after": "66975", "x-daylimit-remaining": "0" });
    expect(observeLimits(limited, judgeAnswer(limited), { attempt: 0, minuteMs: 60_000 })).toEqual({
      minuteRemaining: null,
      dayRemaining: 0,
      pause: { ms: 66_975_000, reason: "day" },
    });
  });

  it("holds back before the app's calls over all organisations are used up", () => {
    const pauseWith = (left: string) => {
      const content = answer(200, { Accounts: [] }, { "x-appminlimit-remaining": left });
      return observeLimits(content, judgeAnswer(content), { attempt: 0, minuteMs: 60_000 }).pause;
    };
    expect(pauseWith("20")).toMatchObject({ reason: "app" });
    expect(pauseWith("9000")).toBeNull();
  });

  it("waits ever longer, and never all at once, where a breach names no time", () => {
    const limited = answer(429, "", { "x-rate-limit-problem": "concurrent" });
    const pauses = [0, 1, 2, 3].map(
      (attempt) => observeLimits(limited, judgeAnswer(limited), { attempt, minuteMs: 60_000 }).pause?.ms ?? 0,
    );
    pauses.forEach((ms, attempt) => {
      expect(ms).toBeGreaterThanOrEqual(400 * 2 ** attempt * 0.74);
      expect(ms).toBeLessThanOrEqual(400 * 2 ** attempt * 1.26);
    });
  });
});
