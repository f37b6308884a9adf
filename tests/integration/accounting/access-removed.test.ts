import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openDatabase, type Database } from "@/lib/adapters/db/client";
import type { Accounting } from "@/lib/core/accounting";
import { wireAccounting } from "@/lib/server/accounting";
import { checkAccess } from "@/lib/usecases/check-access";
import { readConnection } from "@/lib/usecases/read-connection";
import { refreshReferenceData } from "@/lib/usecases/refresh-reference-data";
import { connect, makeDesk, type Desk } from "../../support/connected-business";
import { startSandbox, type TestSandbox } from "../../support/start-sandbox";

const SG = "Demo Company (SG)";
const UK = "Demo Company (UK)";

let sandbox: TestSandbox;
let db: Database;
let accounting: Accounting;
let desk: Desk;
let other: Desk;

const stateOf = async (who: Desk) => (await readConnection(db, who.scope))?.state;
const connectAs = (who: Desk, organisation: string) =>
  connect(db, who, { accounting, sandbox, consent: { organisations: [organisation] } });
/** As if the half hour since the last check were over. */
const makeDue = () => db.authorisation.updateMany({ data: { accessCheckedAt: null } });
const identityCalls = async () => {
  const { calls } = await sandbox.control<{ calls: { method: string; path: string }[] }>("calls");
  return calls.map(({ method, path }) => `${method} ${path}`).filter((call) => /connections|connect\/|api\.xro/.test(call));
};

beforeAll(async () => {
  sandbox = await startSandbox();
  db = openDatabase(process.env.DATABASE_URL ?? "");
});
beforeEach(async () => {
  await sandbox.control("reset", {});
  await db.connection.updateMany({ data: { state: "DISCONNECTED", endedAt: new Date(0) } });
  await db.authorisation.updateMany({ data: { state: "REVOKED" } });
  accounting = wireAccounting(db);
  desk = await makeDesk(db);
  other = await makeDesk(db);
  await connectAs(desk, SG);
  await connectAs(other, UK);
  await makeDue();
});
afterAll(async () => {
  await db.$disconnect();
  await sandbox.stop();
});

it("is noticed by a regular check of one call, for each business of the person, and the others go on", async () => {
  await sandbox.control("change", { kind: "disconnect", organisation: SG });
  await sandbox.control("calls/clear", {});
  await Promise.all([checkAccess(db, accounting.identity), checkAccess(db, accounting.identity)]);
  expect(await identityCalls()).toEqual(["GET /connections"]);
  expect([await stateOf(desk), await stateOf(other)]).toEqual(["ACCESS_REMOVED", "CONNECTED"]);
  await checkAccess(db, accounting.identity);
  expect(await identityCalls()).toHaveLength(1);
});

it("is noticed when the consent itself was revoked, for every business that used it", async () => {
  await sandbox.control("change", { kind: "revokeTokens" });
  await checkAccess(db, accounting.identity);
  expect([await stateOf(desk), await stateOf(other)]).toEqual(["ACCESS_REMOVED", "ACCESS_REMOVED"]);
});

it("is noticed on use, at the first call that is refused", async () => {
  await sandbox.control("change", { kind: "disconnect", organisation: SG });
  expect(await refreshReferenceData(db, desk.scope, accounting)).toEqual({ kind: "unauthorised", reason: "accessRemoved" });
  expect(await stateOf(desk)).toBe("ACCESS_REMOVED");
});

it("is not concluded from a ledger that cannot be reached", async () => {
  await sandbox.control("faults", { match: { path: "/connections", times: 0 }, answer: { status: 503 } });
  await checkAccess(db, accounting.identity);
  expect([await stateOf(desk), await stateOf(other)]).toEqual(["CONNECTED", "CONNECTED"]);
});

it("is repaired by reconnecting, without another question, and the audit log knows both", async () => {
  await sandbox.control("change", { kind: "disconnect", organisation: SG });
  await checkAccess(db, accounting.identity);
  expect(await connectAs(desk, SG)).toMatchObject({ status: "connected", organisationName: SG });
  expect(await stateOf(desk)).toBe("CONNECTED");
  const actions = await db.auditEntry.findMany({ where: { businessId: desk.scope.businessId }, orderBy: { id: "asc" } });
  expect(actions.map(({ action }) => action)).toEqual(["connection.made", "connection.accessRemoved", "connection.made"]);
});
