import { PgBoss } from "pg-boss";

const QUEUE = "advance-organisation";

/** A worker that has not been heard of for this long has died, and its jobs are free again. */
const JOB_HEARTBEAT_SECONDS = 10;

export type OrganisationQueue = {
  /** Asks for an organisation to be advanced; a no-op while that is asked for already, under the same fence. */
  ask: (work: { organisationId: string; fence: string }) => Promise<void>;
  /** Waits for jobs that are being worked on, up to `graceMs`. */
  stop: (graceMs: number) => Promise<void>;
};

type Options = {
  connectionString: string;
  concurrency: number;
  advance: (organisationId: string) => Promise<void>;
  onError: (error: Error) => void;
};

/**
 * Jobs in Postgres: at most one waiting and one active per organisation and fence (policy "stately"), so that asking twice is asking once. A failed or
 * lost job is not tried again by the queue; the sweep over unfinished runs asks anew, and so survives anything.
 */
export async function openOrganisationQueue({ connectionString, concurrency, advance, onError }: Options): Promise<OrganisationQueue> {
  const boss = new PgBoss({
    connectionString,
    max: 4,
    superviseIntervalSeconds: JOB_HEARTBEAT_SECONDS,
    monitorIntervalSeconds: JOB_HEARTBEAT_SECONDS,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", onError);
  await boss.start();
  await boss.createQueue(QUEUE, {
    policy: "stately",
    retryLimit: 0,
    heartbeatSeconds: JOB_HEARTBEAT_SECONDS,
    expireInSeconds: 23 * 3600,
    deleteAfterSeconds: 600,
  });
  const worker = await boss.work<{ organisationId: string }>(
    QUEUE,
    { localConcurrency: concurrency, pollingIntervalSeconds: 2, batchSize: 1 },
    async (jobs) => {
      for (const job of jobs) await advance(job.data.organisationId);
    },
  );
  return {
    ask: async ({ organisationId, fence }) => {
      // With the fence in the key, the job of a dead worker does not stand in the way until the queue notices.
      await boss.send(QUEUE, { organisationId }, { singletonKey: `${organisationId}:${fence}` });
      // Who asks looks at once; the others look every two seconds, in case it is busy.
      boss.notifyWorker(worker);
    },
    stop: async (graceMs) => {
      await boss.stop({ graceful: true, timeout: graceMs, close: true });
    },
  };
}
