import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { signIn } from "@/lib/usecases/sign-in";
import { addBusiness, addPerson, PASSWORD } from "@/tests/support/people";

const db = database();
let businessId: string;
beforeAll(async () => {
  businessId = await addBusiness(db);
});

const start = new Date("2026-11-24T08:00:00Z").getTime();
const at = (seconds: number) => new Date(start + seconds * 1000);
const attempt = (email: string, password: string, seconds: number, address: string | null = null) =>
  signIn(db, { email, password, address, now: at(seconds) });

describe("signing in", () => {
  test("lets a member in with their email in any case", async () => {
    const person = await addPerson(db, businessId, "FINANCE");
    expect(await attempt(person.email.toUpperCase(), PASSWORD, 0)).toMatchObject({ id: person.userId });
  });

  test("tells a wrong password and an unknown email apart to nobody", async () => {
    const person = await addPerson(db, businessId, "FINANCE");
    expect(await attempt(person.email, "wrong", 0)).toBeNull();
    expect(await attempt("nobody@example.com", "wrong", 0)).toBeNull();
  });

  test("makes the fifth try wait, longer each time, and the right password wait as well", async () => {
    const person = await addPerson(db, businessId, "FINANCE");
    for (let time = 0; time < 4; time += 1) expect(await attempt(person.email, "wrong", time)).toBeNull();
    await expect(attempt(person.email, PASSWORD, 4)).rejects.toMatchObject({ code: "slowDown", detail: { seconds: 1 } });
    expect(await attempt(person.email, "wrong", 5)).toBeNull();
    await expect(attempt(person.email, PASSWORD, 6)).rejects.toMatchObject({ detail: { seconds: 3 } });
    expect(await attempt(person.email, PASSWORD, 9)).toMatchObject({ id: person.userId });
  });

  test("slows guessing for people who do not exist just the same", async () => {
    for (let time = 0; time < 4; time += 1) await attempt("ghost@example.com", "wrong", time);
    await expect(attempt("ghost@example.com", "wrong", 4)).rejects.toMatchObject({ code: "slowDown" });
  });

  test("counts guesses made at the same moment one by one", async () => {
    const person = await addPerson(db, businessId, "FINANCE");
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => attempt(person.email, "wrong", 0)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
  });

  test("slows an address that tries many people", async () => {
    for (let time = 0; time < 20; time += 1) await attempt(`guess${time}@example.com`, "wrong", 0, "203.0.113.9");
    await expect(attempt("another@example.com", "wrong", 0, "203.0.113.9")).rejects.toMatchObject({ code: "slowDown" });
    expect(await attempt("another@example.com", "wrong", 0, "203.0.113.10")).toBeNull();
  });

  test("forgets failures after an hour and after success", async () => {
    const person = await addPerson(db, businessId, "FINANCE");
    for (let time = 0; time < 4; time += 1) await attempt(person.email, "wrong", time);
    expect(await attempt(person.email, "wrong", 3700)).toBeNull();
    expect(await attempt(person.email, PASSWORD, 3701)).not.toBeNull();
    expect(await db.signInFailure.findUnique({ where: { subject: `email:${person.email}` } })).toBeNull();
  });

  test("keeps out who is a member of nothing any more", async () => {
    const person = await addPerson(db, businessId, "FINANCE");
    await db.member.update({ where: { id: person.memberId }, data: { removedAt: new Date() } });
    expect(await attempt(person.email, PASSWORD, 0)).toBeNull();
  });
});
