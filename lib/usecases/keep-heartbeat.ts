import { hostname } from "node:os";
import type { Database } from "@/lib/adapters/db/client";
import { beat, forgetOldHeartbeats, stopBeating } from "@/lib/adapters/db/heartbeats";

/** Says regularly that this worker is alive. `stop` says that it went on purpose. */
export function keepHeartbeat(db: Database, { workerId, everyMs }: { workerId: string; everyMs: number }): { stop: () => Promise<void> } {
  const say = () => void beat(db, { id: workerId, hostName: hostname() }).catch(() => undefined); // the next beat tells
  say();
  const timer = setInterval(say, everyMs);
  void forgetOldHeartbeats(db).catch(() => undefined);
  return {
    stop: async () => {
      clearInterval(timer);
      await stopBeating(db, workerId);
    },
  };
}
