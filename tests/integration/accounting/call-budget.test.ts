import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callBudget } from "@/lib/adapters/db/call-budget";
import { openDatabase, type Database } from "@/lib/adapters/db/client";
import type { AccountingProvider, LedgerSession } from "@/lib/core/accounting-provider";
import type { CallBudget } from "@/lib/core/call-budget";
import type { BusinessScope } from "@/lib/core/business-scope";
import { wireAccounting } from "@/lib/server/accounting";
import { readCallBudget } from "@/lib/usecases/read-call-budget";
import { connectedSession, makeDesk } from "../../support/connected-business";
import { startSandbox, type TestSandbox } from "../../support/start-sandbox";

const run = promisify(execFile);
const MINUTE_MS = 2_000;
const MINUTE_LIMIT = 30;
const PROCESSES = 3;

let sandbox: TestSandbox;
let dbs: Database[];
let db: Database;
let scope: BusinessScope;
let session: LedgerSession;
let providers: AccountingProvider[];

type Calls = {
  limited: Record<string, number>;
  maxInFlight: Record<string, number>;
  calls: { atMs: number; path: string; status: number }[];
};
const calls = () => sandbox.control<Calls>("calls");
const apiCalls = async () => (await calls()).calls.filter(({ path }) => path.startsWith("/api.xro/")).length;

beforeAll(async () => {
  Object.assign(process.env, { XERO_MINUTE_MS: String(MINUTE_MS), XERO_MINUTE_LIMIT: String(MINUTE_LIMIT) });
  sandbox = await startSandbox({
    SANDBOX_MINUTE_MS: String(MINUTE_MS),
    SANDBOX_MINUTE_LIMIT: String(MINUTE_LIMIT),
    SANDBOX_DAY_LIMIT: "300",
    SANDBOX_IN_MEMORY: "true",
  });
  dbs = Array.from({ length: PROCESSES }, () => openDatabase(process.env.DATABASE_URL ?? ""));
  db = dbs[0]!;
});
beforeEach(async () => {
  await sandbox.control("reset", {});
  await sandbox.control("limits/forget", {});
  await db.callPermit.deleteMany();
  await db.organisation.updateMany({
    data: { pausedUntil: null, pauseReason: null, dayRemaining: null, foreignCalls: 0, isDayKnown: false, daySince: null, dayMarkAt: null },
  });
  const accounting = wireAccounting(db);
  const desk = await makeDesk(db);
  scope = desk.scope;
  session = await connectedSession(db, desk, { accounting, sandbox });
  providers = dbs.map((each) => wireAccounting(each).provider);
  await sandbox.control("calls/clear", {});
});
afterAll(async () => {
  await Promise.all(dbs.map((each) => each.$disconnect()));
  await sandbox.stop();
});

type Taken = Awaited<ReturnType<CallBudget["take"]>>;
const takenFrom = (budget: CallBudget) => () => budget.take(session.organisationId, () => true);
const permitsOf = (outcomes: Taken[]) => outcomes.flatMap((outcome) => (outcome.kind === "granted" ? [outcome.permit] : []));

describe("the budget of calls", () => {
  it(
    "is shared by three processes at once without ever being exceeded, and everything is answered in the end",
    { timeout: 120_000 },
    async () => {
      const each = (MINUTE_LIMIT * 4) / PROCESSES;
      const args = ["--conditions=react-server", "--import", "tsx", "tests/support/read-many.ts"];
      const given = [session.organisationId, session.connectionId, String(each)];
      const ended = await Promise.all(Array.from({ length: PROCESSES }, () => run(process.execPath, [...args, ...given])));
      for (const { stdout } of ended) expect(JSON.parse(stdout)).toEqual(Array(each).fill("answered"));
      const { limited, maxInFlight } = await calls();
      expect(limited).toEqual({});
      expect(await apiCalls()).toBe(each * PROCESSES);
      expect(Math.max(...Object.values(maxInFlight))).toBeLessThanOrEqual(5);
    },
  );

  it("believes the ledger when somebody else uses the allowance too", async () => {
    const { access_token: token, tenantIds } = await sandbox.control<{ access_token: string; tenantIds: string[] }>("token", {});
    const headers = { authorization: `Bearer ${token}`, "xero-tenant-id": tenantIds[0]! };
    for (let call = 0; call < MINUTE_LIMIT - 10; call += 1) await fetch(`${sandbox.url}/api.xro/2.0/Organisation`, { headers });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => providers[0]!.readTaxRates(session)));
    expect(outcomes.every(({ kind }) => kind === "answered")).toBe(true);
    expect((await calls()).limited["minute"] ?? 0).toBeLessThanOrEqual(5); // those in flight before the first answer
  });

  it("waits out a breach that names its time, and one that does not", async () => {
    for (const limit of ["minute", "concurrent", "appminute"]) {
      await sandbox.control("faults", { match: { path: "TaxRates" }, limit, retryAfterSeconds: 1 });
      const began = performance.now();
      expect((await providers[0]!.readTaxRates(session)).kind).toBe("answered");
      expect(performance.now() - began).toBeGreaterThan(100);
    }
  });

  it("holds every organisation back when the app's own allowance is used up, and when it nearly is", async () => {
    const accounting = wireAccounting(db);
    const other = await connectedSession(db, await makeDesk(db), {
      accounting,
      sandbox,
      consent: { organisations: ["Demo Company (UK)"] },
    });
    expect(other.organisationId).not.toBe(session.organisationId);
    const nearlyUsedUp = { status: 200, headers: { "x-appminlimit-remaining": "3" }, body: '{"Accounts":[]}' };
    for (const fault of [{ limit: "appminute" }, { answer: nearlyUsedUp }]) {
      await sandbox.control("calls/clear", {});
      await sandbox.control("faults", { match: { path: "Accounts" }, ...fault });
      const told = providers[0]!.readAccounts(session, new Date());
      const paused = { where: { id: session.organisationId, pauseReason: "app" } };
      await expect.poll(() => db.organisation.count(paused), { interval: 10 }).toBe(1);
      expect((await providers[1]!.readTaxRates(other)).kind).toBe("answered");
      await told;
      const made = (await calls()).calls.filter(({ path }) => path.startsWith("/api.xro/"));
      const elsewhere = made.find(({ path }) => path.includes("TaxRates"))!;
      expect(elsewhere.atMs - made[0]!.atMs).toBeGreaterThan((MINUTE_MS / 12) * 0.7);
    }
  });

  it("says until when a used up day is over, and goes on then, in every process", async () => {
    await sandbox.control("faults", { match: { path: "TaxRates" }, limit: "day", retryAfterSeconds: 3600 });
    const first = await providers[0]!.readTaxRates(session);
    const second = await providers[1]!.readTaxRates(session);
    for (const outcome of [first, second]) {
      expect(outcome).toMatchObject({ kind: "postponed", reason: "day" });
      expect(outcome.kind === "postponed" && Math.abs(outcome.untilMs - Date.now() - 3_600_000)).toBeLessThan(10_000);
    }
    expect(await apiCalls()).toBe(1);
    await db.organisation.update({ where: { id: session.organisationId }, data: { pausedUntil: new Date(Date.now() - 1) } });
    expect((await providers[2]!.readTaxRates(session)).kind).toBe("answered");
  });

  it("lets no call follow a used up day that is told while the next ones are asked for", async () => {
    const take = takenFrom(callBudget(db));
    const first = permitsOf([await take()])[0]!;
    const blocked = () => dbs[1]!.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock' AND "query" LIKE '%useCallBudget%'`;
    let following: ReturnType<typeof take>[] = [];
    await dbs[2]!.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE "id" = ${session.organisationId}::uuid FOR UPDATE`;
      following = Array.from({ length: 4 }, take);
      await expect.poll(blocked, { interval: 10, timeout: 10_000 }).toHaveLength(1);
      const pause = { ms: 3_600_000, reason: "day" } as const;
      first.release({ minuteRemaining: null, dayRemaining: null, pause });
    });
    const overtaken = permitsOf(await Promise.all(following));
    expect(overtaken.map((permit) => permit.isFresh())).toEqual(overtaken.map(() => false));
    for (const permit of overtaken) permit.release(null);
    expect(await take()).toMatchObject({ kind: "postponed", reason: "day" });
  });

  it("takes no call for a younger one than it is, however late its beginning is told: its place in the minute would be given out twice", async () => {
    const take = takenFrom(callBudget(db));
    const [first, second] = permitsOf(await Promise.all([take(), take()]));
    const seen = { minuteRemaining: null, dayRemaining: null, pause: null };
    first!.release(seen);
    const third = permitsOf([await take()])[0]!;
    const [begun] = await dbs[1]!.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS "at"`;
    const busy = Array.from({ length: 10 }, () => db.$queryRaw`SELECT 1 FROM pg_sleep(0.4)`); // nothing else gets through meanwhile
    for (const permit of [second!, third]) permit.release(seen);
    await Promise.all(busy);
    const ended = () => dbs[1]!.callPermit.findMany({ where: { endedAt: { not: null } } });
    await expect.poll(ended).toHaveLength(3);
    expect(Math.max(...(await ended()).map(({ startedAt }) => startedAt.getTime()))).toBeLessThanOrEqual(begun!.at.getTime() + 1);
  });

  it("asks nothing of a day that the ledger says is used up, says until when, and goes on then, in every process", async () => {
    const usedUp = { status: 200, headers: { "x-daylimit-remaining": "0" }, body: '{"Accounts":[]}' };
    await sandbox.control("faults", { match: { path: "Accounts" }, answer: usedUp });
    await providers[0]!.readAccounts(session, new Date());
    const hour = 60 * MINUTE_MS;
    for (const [isDayKnown, expectedMs] of [
      [false, hour],
      [true, 3 * 3_600_000],
    ] as const) {
      await db.organisation.updateMany({ data: { isDayKnown, daySince: new Date(Date.now() - 21 * 3_600_000) } });
      for (const provider of providers) {
        const outcome = await provider.readTaxRates(session);
        expect(outcome).toMatchObject({ kind: "postponed", reason: "day" });
        expect(outcome.kind === "postponed" && Math.abs(outcome.untilMs - Date.now() - expectedMs)).toBeLessThan(10_000);
      }
    }
    expect(await apiCalls()).toBe(1);
    await db.organisation.updateMany({
      data: { daySince: new Date(Date.now() - 25 * 3_600_000), remainingSeenAt: new Date(Date.now() - 1) },
    });
    const outcomes = await Promise.all(providers.map((provider) => provider.readTaxRates(session)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(PROCESSES).fill("answered"));
    await expect
      .poll(() => db.organisation.findFirstOrThrow({ where: { id: session.organisationId } }))
      .toMatchObject({ isDayKnown: true });
  });

  it("is not held by a process that died in the middle of its calls", async () => {
    const dead = { organisationId: session.organisationId, holder: "dead", startedAt: new Date() };
    await db.workerHeartbeat.create({ data: { id: "dead", hostName: "h", startedAt: new Date(0), seenAt: new Date(Date.now() - 60_000) } });
    await db.callPermit.createMany({ data: Array.from({ length: 5 }, () => ({ ...dead, expiresAt: new Date(Date.now() + 50_000) })) });
    const began = performance.now();
    expect((await providers[0]!.readTaxRates(session)).kind).toBe("answered");
    expect(performance.now() - began).toBeLessThan(50_000); // when what it held would have run out by itself
  });

  it("gives nothing to one who lost the right to work", async () => {
    await db.callPermit.createMany({
      data: Array.from({ length: 5 }, () => ({
        organisationId: session.organisationId,
        holder: "alive",
        startedAt: new Date(),
        expiresAt: new Date(Date.now() + 50_000),
      })),
    });
    let isMine = true;
    const waiting = providers[0]!.putAttachment(
      session,
      crypto.randomUUID(),
      { fileName: "a.png", contentType: "image/png", bytes: Buffer.from("x") },
      { idempotencyKey: "k", stillMine: () => isMine },
    );
    await sleep(150);
    isMine = false;
    expect(await waiting).toMatchObject({ kind: "postponed" });
    expect(await apiCalls()).toBe(0);
  });

  it("shows what was used today and what is left", async () => {
    await providers[0]!.readTaxRates(session);
    await expect.poll(() => readCallBudget(db, scope)).toMatchObject({ usedToday: 1, leftToday: 299 });
  });
});
