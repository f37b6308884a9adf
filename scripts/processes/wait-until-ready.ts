import { setTimeout as wait } from "node:timers/promises";
import type { Program } from "./programs";

type Readiness = { program: Program; url: string; deadlineMs?: number; isReady?: (response: Response) => boolean };

/** Asks `url` until the program answers well; throws with what it last wrote when it ends or takes too long. */
export async function waitUntilReady({ program, url, deadlineMs = 90_000, isReady = ({ ok }) => ok }: Readiness): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    if (!program.isRunning()) throw new Error(`${program.name} ended while it was starting:\n${lastLines(program.output())}`);
    try {
      const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
      await response.arrayBuffer();
      if (isReady(response)) return;
    } catch {
      // Not listening yet.
    }
    if (Date.now() > deadline) throw new Error(`${program.name} did not become ready at ${url}:\n${lastLines(program.output())}`);
    await wait(100);
  }
}

export function lastLines(text: string, count = 20): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
