import { Refusal, type Answer } from "../http/answer";
import { validationException } from "../accounting/envelope";
import type { World } from "../state/world";

export type KeyedRequest = { key: string; method: string; url: string; bodyHash: string };

/** Answers remembered by Idempotency-Key: per app (not per organisation), for six minutes from the first call, errors included. */
export class IdempotencyMemory {
  constructor(
    private readonly windowMs: number,
    private readonly world: () => World,
  ) {}

  /** The answer given before, null for a first call; a key used with anything different is refused. */
  recall(request: KeyedRequest, nowMs: number): Answer | null {
    if (request.key.length > 128) throw new Refusal(validationException("Idempotency Key must be 128 characters or less.", 400));
    const world = this.world();
    const kept = world.idempotent.find((each) => each.key === request.key);
    if (!kept) return null;
    if (nowMs - kept.atMs >= this.windowMs) {
      world.idempotent = world.idempotent.filter((each) => nowMs - each.atMs < this.windowMs);
      return null;
    }
    if (kept.method !== request.method || kept.url !== request.url || kept.bodyHash !== request.bodyHash) {
      throw new Refusal(validationException(`Idempotency Key: ${request.key} is used with a different request.`, 400));
    }
    return { status: kept.status, headers: kept.headers, body: kept.body };
  }

  remember(request: KeyedRequest, answer: Answer, nowMs: number): void {
    if (typeof answer.body !== "string") return;
    this.world().idempotent.push({ ...request, atMs: nowMs, status: answer.status, headers: answer.headers, body: answer.body });
  }
}
