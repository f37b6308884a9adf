import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { guardLease, LeaseLost } from "@/lib/adapters/db/sync/lease";
import { holdLease, type HeldLease } from "@/lib/usecases/sync/hold-lease";

const LONG_MS = 60_000;
const held: HeldLease[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(held.splice(0).map((lease) => lease.release()));
});

async function hold(claim: { organisationId?: string; holder?: string; leaseMs?: number; isStopping?: () => boolean } = {}) {
  const lease = await holdLease(database(), {
    organisationId: randomUUID(),
    holder: "one",
    leaseMs: LONG_MS,
    isStopping: () => false,
    ...claim,
  });
  if (lease) held.push(lease);
  return lease;
}
const row = (organisationId: string) => database().organisationLease.findUniqueOrThrow({ where: { organisationId } });
const write = (lease: HeldLease) => database().$transaction((tx) => guardLease(tx, lease));

test("an organisation is one worker's at a time, and the next one's once it is given back", async () => {
  const one = await hold();
  const { organisationId } = one!;
  expect(await hold({ organisationId, holder: "two" })).toBeNull();
  await one!.release();
  expect(one!.stillMine()).toBe(false);
  await expect(write(one!)).rejects.toThrow(LeaseLost);
  expect(await hold({ organisationId, holder: "two" })).toMatchObject({ holder: "two", fence: one!.fence + 1n });
});

test("a claim is made new while it is held", async () => {
  // Long enough for a slow database to answer before the claim ends by its own clock.
  const lease = await hold({ leaseMs: 3_000 });
  const { expiresAt } = await row(lease!.organisationId);
  await expect.poll(async () => (await row(lease!.organisationId)).expiresAt > expiresAt, { interval: 50 }).toBe(true);
  expect(lease!.stillMine()).toBe(true);
});

test("a worker that was taken over notices by itself, and may write nothing from the first moment", async () => {
  const one = await hold({ leaseMs: 300 });
  const { organisationId } = one!;
  const two = { holder: "two", fence: one!.fence + 1n, expiresAt: new Date(Date.now() + LONG_MS) };
  await database().organisationLease.update({ where: { organisationId }, data: two });
  await expect(write(one!)).rejects.toThrow(LeaseLost);
  await expect.poll(() => one!.stillMine(), { interval: 20 }).toBe(false);
  await one!.release();
  expect(await row(organisationId)).toMatchObject(two);
});

test.each(["the steady one", "the one on the wall"])("a claim ends before others may take it by either clock: %s", async (clock) => {
  const lease = await hold();
  const steady = performance.now();
  const wall = Date.now();
  const later = (ms: number) =>
    clock === "the steady one"
      ? vi.spyOn(performance, "now").mockReturnValue(steady + ms)
      : vi.spyOn(Date, "now").mockReturnValue(wall + ms);
  later(LONG_MS * 0.8);
  expect(lease!.stillMine()).toBe(true);
  later(LONG_MS * 0.95);
  expect(lease!.stillMine()).toBe(false);
  await write(lease!);
});

test("a worker that is asked to stop sends nothing more, and still writes down what it has in hand", async () => {
  let isStopping = false;
  const lease = await hold({ isStopping: () => isStopping });
  isStopping = true;
  expect([lease!.stillMine(), lease!.isHeld()]).toEqual([false, true]);
  await write(lease!);
});
