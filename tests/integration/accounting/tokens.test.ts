import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "@/lib/adapters/db/client";
import { openSealedText } from "@/lib/adapters/db/sealed-text";
import type { LedgerSession } from "@/lib/core/accounting-provider";
import type { Accounting } from "@/lib/core/accounting";
import { wireAccounting } from "@/lib/server/accounting";
import { obtainAccessToken } from "@/lib/usecases/obtain-access-token";
import { connectedSession, makeDesk } from "../../support/connected-business";
import { startSandbox, type TestSandbox } from "../../support/start-sandbox";

/** Each with connections and a memory of its own, as separate processes have. */
const PROCESSES = 5;

let sandbox: TestSandbox;
let dbs: Database[];
let db: Database;
let session: LedgerSession;
let accounting: Accounting;

type Calls = { calls: { method: string; path: string; status: number }[] };
const refreshes = async () => (await sandbox.control<Calls>("calls")).calls.filter(({ path }) => path.startsWith("/connect/token")).length;
const authorisation = () => db.authorisation.findFirstOrThrow({ where: { connections: { some: { id: session.connectionId } } } });
const expireOurs = async () => db.authorisation.updateMany({ data: { accessTokenExpiresAt: new Date() } });
const clearCalls = () => sandbox.control("calls/clear", {});

beforeAll(async () => {
  sandbox = await startSandbox();
  dbs = Array.from({ length: PROCESSES }, () => openDatabase(process.env.DATABASE_URL ?? ""));
  db = dbs[0]!;
});
beforeEach(async () => {
  await sandbox.control("reset", {});
  accounting = wireAccounting(db);
  session = await connectedSession(db, await makeDesk(db), { accounting, sandbox });
  await clearCalls();
});
afterAll(async () => {
  await Promise.all(dbs.map((each) => each.$disconnect()));
  await sandbox.stop();
});

describe("access tokens", () => {
  it("are refreshed once when five processes find the same one nearly over", async () => {
    await expireOurs();
    const { id } = await authorisation();
    const outcomes = await Promise.all(dbs.flatMap((each) => [1, 2].map(() => obtainAccessToken(each, wireAccounting(each).identity, id))));
    expect(new Set(outcomes.map((outcome) => (outcome.kind === "token" ? outcome.accessToken : outcome.kind))).size).toBe(1);
    expect(outcomes[0]?.kind).toBe("token");
    expect(await refreshes()).toBe(1);
  });

  it("are used for most of a life that is short", async () => {
    const { id } = await authorisation();
    const shorten = (leftMs: number) =>
      db.authorisation.update({
        where: { id },
        data: { refreshedAt: new Date(Date.now() - 60_000), accessTokenExpiresAt: new Date(Date.now() + leftMs) },
      });
    await shorten(60_000);
    expect((await obtainAccessToken(db, accounting.identity, id)).kind).toBe("token");
    expect(await refreshes()).toBe(0);
    await shorten(3_000);
    expect((await obtainAccessToken(db, accounting.identity, id)).kind).toBe("token");
    expect(await refreshes()).toBe(1);
  });

  it("are refreshed once when five processes are told at once that theirs expired", async () => {
    const providers = dbs.map((each) => wireAccounting(each).provider);
    await Promise.all(providers.map((provider) => provider.readOrganisation(session)));
    await sandbox.control("change", { kind: "expireTokens" });
    const outcomes = await Promise.all(providers.map((provider) => provider.readOrganisation(session)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(PROCESSES).fill("answered"));
    expect(await refreshes()).toBe(1);
  });

  it("are stored, both of them, before they are used, and sealed with the newest key", async () => {
    const before = await authorisation();
    await expireOurs();
    const outcome = await obtainAccessToken(db, accounting.identity, before.id);
    const after = await authorisation();
    expect(outcome).toMatchObject({ kind: "token", accessToken: openSealedText(after.accessTokenSealed) });
    expect(openSealedText(after.refreshTokenSealed)).not.toBe(openSealedText(before.refreshTokenSealed));
    expect(() => openSealedText(after.refreshTokenSealed, [{ id: "other", key: randomBytes(32) }])).toThrow();
  });

  it("survive a refresh whose answer was lost: the old refresh token is tried again", async () => {
    await expireOurs();
    const { id } = await authorisation();
    await sandbox.control("faults", { match: { path: "/connect/token" }, dropAfter: true });
    expect((await obtainAccessToken(db, accounting.identity, id)).kind).toBe("unavailable");
    expect((await authorisation()).state).toBe("VALID");
    expect((await obtainAccessToken(db, accounting.identity, id)).kind).toBe("token");
  });

  it("are taken over from a process that died while refreshing, once its lease is over", async () => {
    const { id } = await authorisation();
    await db.authorisation.update({
      where: { id },
      data: { accessTokenExpiresAt: new Date(), refreshHolder: "dead", refreshLeaseUntil: new Date(Date.now() + 700) },
    });
    const began = Date.now();
    expect((await obtainAccessToken(db, accounting.identity, id)).kind).toBe("token");
    expect(Date.now() - began).toBeGreaterThan(400);
    expect(await refreshes()).toBe(1);
  });

  it("are gone, and remembered as gone, when the person revoked them", async () => {
    await sandbox.control("change", { kind: "revokeTokens" });
    expect(await accounting.provider.readOrganisation(session)).toEqual({ kind: "unauthorised", reason: "accessRemoved" });
    expect((await authorisation()).state).toBe("REVOKED");
  });

  it("are not given up for a bad moment of the identity server", async () => {
    await expireOurs();
    const { id } = await authorisation();
    await sandbox.control("faults", { match: { path: "/connect/token" }, answer: { status: 500, body: "<html>" } });
    expect((await obtainAccessToken(db, accounting.identity, id)).kind).toBe("unavailable");
    expect((await obtainAccessToken(db, accounting.identity, id)).kind).toBe("token");
  });
});
