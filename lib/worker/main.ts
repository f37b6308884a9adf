import { database } from "@/lib/adapters/db/client";
import { openOrganisationQueue } from "@/lib/adapters/queue/organisation-queue";
import { env } from "@/lib/config/env";
import { logger } from "@/lib/config/logger";
import { PROCESS_ID } from "@/lib/config/process-identity";
import { runInUtc } from "@/lib/config/run-in-utc";
import { accounting } from "@/lib/server/accounting";
import { cardFeedPull } from "@/lib/server/card-feed";
import { feedEngine } from "@/lib/server/feed-engine";
import { syncEngine } from "@/lib/server/sync-engine";
import { advanceOrganisation } from "@/lib/usecases/advance-organisation";
import { careForConnections } from "@/lib/usecases/care-for-connections";
import { findWork } from "@/lib/usecases/find-work";
import { advanceImport } from "@/lib/usecases/imports/advance-import";
import { advanceUndo } from "@/lib/usecases/imports/advance-undo";
import { clearImports } from "@/lib/usecases/imports/clear-imports";
import { keepHeartbeat } from "@/lib/usecases/keep-heartbeat";
import { clearFiles } from "@/lib/usecases/receipts/clear-files";
import { clearStaleUploads } from "@/lib/usecases/receipts/discard-uploads";
import { refreshStaleReferenceData } from "@/lib/usecases/refresh-stale-reference-data";
import { advanceDueFeeds } from "@/lib/usecases/statements/advance-feed";
import { repeat } from "./repeat";

runInUtc();

/** Longer than one call can take, shorter than what an orchestrator usually grants. */
const STOP_GRACE_MS = 50_000;
const REFERENCE_CHECK_MS = 10 * 60_000;
/** How often is asked whether a pull is due; how often it is due stands in the settings. */
const FEED_CHECK_MS = 30_000;
const CONNECTION_CARE_MS = 2 * 60_000;
const CLEARING_MS = 3_600_000;
const FILE_CLEARING_MS = 60_000;

let isStopping = false;

async function main(): Promise<void> {
  const settings = env();
  const db = database();
  const engine = syncEngine(db, () => isStopping);
  const heartbeat = keepHeartbeat(db, { workerId: PROCESS_ID, everyMs: settings.WORKER_HEARTBEAT_MS });
  const queue = await openOrganisationQueue({
    connectionString: settings.DATABASE_URL,
    concurrency: settings.WORKER_CONCURRENCY,
    advance: async (organisationId) => {
      try {
        await advanceOrganisation(engine, organisationId);
      } catch (error) {
        logger().error({ err: error, organisationId }, "An organisation could not be advanced");
        throw error;
      }
    },
    onError: (error) => logger().error({ err: error }, "The queue reports trouble"),
  });
  const onError = (error: unknown) => logger().error({ err: error }, "A regular task failed");
  const sweep = repeat({
    everyMs: settings.WORKER_POLL_MS,
    onError,
    task: async () => {
      for (const work of await findWork(db)) await queue.ask(work);
    },
  });
  const statements = repeat({ everyMs: settings.WORKER_POLL_MS, onError, task: () => advanceDueFeeds(feedEngine(db, () => isStopping)) });
  const reference = repeat({ everyMs: REFERENCE_CHECK_MS, onError, task: () => refreshStaleReferenceData(db, engine.provider, onError) });
  const care = repeat({ everyMs: CONNECTION_CARE_MS, onError, task: () => careForConnections(db, accounting()) });
  const clearing = repeat({ everyMs: CLEARING_MS, onError, task: () => clearStaleUploads(db, new Date()).then(() => undefined) });
  const importEngine = { db, holder: PROCESS_ID, leaseMs: settings.WORKER_LEASE_MS, isStopping: () => isStopping };
  const imports = repeat({
    everyMs: settings.WORKER_POLL_MS,
    onError,
    task: async () => {
      while (!isStopping && ((await advanceUndo(importEngine)) || (await advanceImport(importEngine))));
    },
  });
  const fileClearing = repeat({
    everyMs: FILE_CLEARING_MS,
    onError,
    task: async () => {
      await clearImports(db);
      await clearFiles(db, new Date());
    },
  });
  const pull = cardFeedPull();
  const feed = pull && repeat({ everyMs: FEED_CHECK_MS, onError, task: () => pull(db) });
  logger().info("The worker is at work");

  const stop = async (signal: NodeJS.Signals) => {
    if (isStopping) return;
    isStopping = true;
    logger().info({ signal }, "The worker stops: what is in flight finishes, the rest waits for another");
    void sweep.stop();
    void reference.stop();
    void care.stop();
    void clearing.stop();
    void fileClearing.stop();
    void feed?.stop();
    await Promise.all([queue.stop(STOP_GRACE_MS), imports.stop(), statements.stop()]);
    await heartbeat.stop();
    process.exit(0);
  };
  process.on("SIGTERM", (signal) => void stop(signal));
  process.on("SIGINT", (signal) => void stop(signal));
}

main().catch((error: unknown) => {
  logger().fatal({ err: error }, "The worker cannot start");
  process.exit(1);
});
