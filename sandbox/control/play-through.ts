import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "../http/answer";
import type { Call } from "../http/call";
import type { Sandbox } from "../sandbox";
import { spoiled } from "./spoil";

/** What becomes of a request: an answer, or none because the connection is dropped; `isCut` stops the answer half way. */
export type Played = { answer: Answer | null; isReplay: boolean; isCut?: boolean };

/** Lets a request's fault happen around the deed: before it, instead of it, or after it. */
export async function playThrough(sandbox: Sandbox, call: Call, scope: string, act: () => Promise<Played>): Promise<Played> {
  const { fault } = call;
  if (!fault) return act();
  if (fault.holdBefore !== undefined) await sandbox.holds.wait(fault.holdBefore);
  if (fault.delayBeforeMs !== undefined) await sleep(fault.delayBeforeMs);
  if (fault.dropBefore) return { answer: null, isReplay: false };
  if (fault.limit !== undefined)
    return { answer: sandbox.limits.refusal(fault.limit, scope, Date.now(), fault.retryAfterSeconds), isReplay: false };
  const played = fault.answer === undefined ? await act() : { answer: madeAnswer(fault.answer), isReplay: false };
  if (fault.holdAfter !== undefined) await sandbox.holds.wait(fault.holdAfter);
  if (fault.delayAfterMs !== undefined) await sleep(fault.delayAfterMs);
  if (fault.dropAfter || !played.answer) return { ...played, answer: null };
  const answer = fault.answerAfter === undefined ? played.answer : madeAnswer(fault.answerAfter);
  return { ...played, answer: fault.spoil === undefined ? answer : spoiled(answer, fault.spoil), isCut: fault.spoil === "cut" };
}

function madeAnswer(given: { status: number; headers?: Record<string, string>; body?: string }): Answer {
  const body = given.body ?? "";
  const contentType = /^\s*[[{]/.test(body) ? "application/json; charset=utf-8" : /^\s*</.test(body) ? "text/html" : "text/plain";
  return { status: given.status, headers: { ...(body === "" ? {} : { "content-type": contentType }), ...given.headers }, body };
}
