import { setTimeout as sleep } from "node:timers/promises";
import type { CallOutcome, LedgerSession, PostponeReason, StillMine } from "@/lib/core/accounting-provider";
import type { CallBudget } from "@/lib/core/call-budget";
import { judgeAnswer, observeLimits, type Judgement } from "./judge-answer";
import type { LedgerAccess } from "./ledger-access";
import { exchange, type XeroMethod } from "./wire-exchange";
import type { XeroSettings } from "./xero-settings";

export type XeroCall<T> = {
  /** "write": what is lost is unclear. "read": it is asked again. */
  effect: "read" | "write";
  stillMine?: StillMine;
  body?: string | Buffer;
  read: (data: unknown) => Trusted<T>;
  /** For bulk calls: the elements of a 400. */
  readValidation?: (data: unknown) => Trusted<T>;
  whenNotModified?: { value: T };
  /** What a request refused in the whole says; without it, or where it says nothing, the outcome is "refused". */
  readRefusal?: (data: unknown) => Trusted<T>;
  whenMissing?: { value: T }; // 404
} & XeroMethod;

/** Null where the contents cannot be trusted. */
export type Trusted<T> = { value: T } | null;

export type XeroCaller = <T>(session: LedgerSession, call: XeroCall<T>) => Promise<CallOutcome<T>>;

const READ_PAUSES_MS = [300, 1_500];
const MAX_LIMITED = 6;

/** Every call goes this way: a permit, a token, the wire, and what the answer means. */
export function xeroCaller(deps: { settings: XeroSettings; access: LedgerAccess; budget: CallBudget }): XeroCaller {
  const unavailableMs = deps.settings.minuteMs;
  return async (session, call) => {
    const stillMine = call.stillMine ?? (() => true);
    let rejectedToken: string | undefined;
    let limited = 0;
    let failedReads = 0;
    for (;;) {
      if (!stillMine()) return postponed("unavailable", 0);
      // The permit comes last, so that it is not held while tokens are refreshed.
      const opened = await deps.access.open(session, rejectedToken);
      if (opened.kind === "gone") return { kind: "unauthorised", reason: "accessRemoved" };
      if (opened.kind === "unavailable") return postponed("unavailable", unavailableMs);
      const taken = await deps.budget.take(session.organisationId, stillMine);
      if (taken.kind === "postponed") return taken;

      const answer = await exchange({
        apiUrl: deps.settings.apiUrl,
        accessToken: opened.accessToken,
        deadlineMs: deps.settings.deadlineMs,
        maySend: () => stillMine() && taken.permit.isFresh(),
        ...(call.body === undefined ? {} : { body: call.body }),
        call,
        tenantId: opened.providerTenantId,
      });
      if (answer.kind === "held") {
        taken.permit.release(null);
        continue;
      }
      const judgement: Judgement = answer.kind === "lost" ? { kind: "unclear", message: answer.message } : judgeAnswer(answer);
      taken.permit.release(answer.kind === "lost" ? null : observeLimits(answer, judgement, { attempt: limited, minuteMs: unavailableMs }));

      if (judgement.kind === "limited" && (limited += 1) <= MAX_LIMITED) continue; // the budget knows the pause and waits, or postpones
      if (judgement.kind === "tokenRejected" && rejectedToken === undefined) {
        rejectedToken = opened.accessToken;
        continue;
      }
      const settled = settle(call, judgement, unavailableMs);
      if (settled?.kind === "unclear" && call.effect === "read") {
        const pauseMs = READ_PAUSES_MS[failedReads];
        failedReads += 1;
        if (pauseMs === undefined) return isBadMoment(answer) ? postponed("unavailable", unavailableMs) : settled;
        await sleep(pauseMs);
        continue;
      }
      return settled ?? confirm(deps.access, session, call, judgement, unavailableMs);
    }
  };
}

/** Null where the ledger's list of connections has to be asked first. */
function settle<T>(call: XeroCall<T>, judgement: Judgement, unavailableMs: number): CallOutcome<T> | null {
  switch (judgement.kind) {
    case "content":
      return answeredOrUnclear(call.read(judgement.data), "The answer does not hold what was asked for");
    case "validation": {
      const elements = call.readValidation?.(judgement.data) ?? null;
      return elements
        ? { kind: "answered", value: elements.value }
        : { kind: "refused", status: 400, messages: messagesIn(judgement.data) };
    }
    case "notModified":
      return answeredOrUnclear(call.whenNotModified ?? null, "Nothing was said to be modified");
    case "refused": {
      const missing = judgement.status === 404 ? call.whenMissing : undefined;
      const contents = missing ?? call.readRefusal?.(judgement.data);
      return contents
        ? { kind: "answered", value: contents.value }
        : { kind: "refused", status: judgement.status, messages: judgement.messages };
    }
    case "limited":
      return postponed(judgement.reason, unavailableMs);
    case "offline":
      return postponed("offline", 5 * unavailableMs);
    case "unclear":
      return judgement;
    case "scopeMissing":
    case "forbidden":
    case "tokenRejected":
      return null;
  }
}

async function confirm<T>(
  access: LedgerAccess,
  session: LedgerSession,
  call: XeroCall<T>,
  judgement: Judgement,
  unavailableMs: number,
): Promise<CallOutcome<T>> {
  const isGranted = await access.isStillGranted(session);
  if (isGranted === false) return { kind: "unauthorised", reason: "accessRemoved" };
  if (isGranted === true && judgement.kind === "scopeMissing") return { kind: "unauthorised", reason: "scopeMissing" };
  // The call's own API says what it refuses, and why.
  const said = isGranted === true && judgement.kind === "forbidden" ? call.readRefusal?.(judgement.data) : null;
  if (said) return { kind: "answered", value: said.value };
  // Connected, and still not allowed: the person's role, or the organisation's plan. Xero's words say which, if they do.
  if (isGranted === true && judgement.kind === "forbidden" && judgement.messages.length === 0)
    return { kind: "unclear", message: "Status 403" };
  if (isGranted === true && judgement.kind === "forbidden" && !judgement.messages.includes("AuthenticationUnsuccessful"))
    return { kind: "refused", status: 403, messages: judgement.messages };
  return postponed("unavailable", unavailableMs);
}

function answeredOrUnclear<T>(contents: Trusted<T>, message: string): CallOutcome<T> {
  return contents ? { kind: "answered", value: contents.value } : { kind: "unclear", message };
}

function postponed(reason: PostponeReason, ms: number): Extract<CallOutcome<never>, { kind: "postponed" }> {
  return { kind: "postponed", reason, untilMs: Date.now() + ms };
}

/** No answer, or a server's error: it may be better in a minute. Contents that cannot be trusted will not. */
function isBadMoment(answer: { kind: string; status?: number }): boolean {
  return answer.kind === "lost" || (answer.status ?? 0) >= 500;
}

function messagesIn(data: unknown): string[] {
  return [...JSON.stringify(data).matchAll(/"Message":"((?:[^"\\]|\\.)*)"/g)].map((match) => JSON.parse(`"${match[1] ?? ""}"`) as string);
}
