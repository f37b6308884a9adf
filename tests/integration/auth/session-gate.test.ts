import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { choosePasswordAction } from "@/app/(auth)/new-password/actions";
import { database } from "@/lib/adapters/db/client";
import { AppError } from "@/lib/core/app-error";
import { grantBusinessScope, PRODUCT_ACTOR } from "@/lib/core/business-scope";
import { defineAction } from "@/lib/server/define-action";
import { findMember, requireMember } from "@/lib/server/session-gate";
import { addMember } from "@/lib/usecases/add-member";
import { endSession } from "@/lib/usecases/end-session";
import { openSession } from "@/lib/usecases/open-session";
import { removeMember } from "@/lib/usecases/remove-member";
import { signIn } from "@/lib/usecases/sign-in";
import { switchBusiness } from "@/lib/usecases/switch-business";
import { addBusiness, addPerson } from "@/tests/support/people";

// The cookie is the browser's; what stands behind it is ours and real here.
const cookie = vi.hoisted(() => ({ sessionId: undefined as string | undefined }));
vi.mock("next/navigation", async (original) => ({
  ...(await original<object>()),
  redirect: (address: string) => {
    throw new Error(address);
  },
}));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers()) }));
vi.mock("next-auth", () => ({ getServerSession: () => Promise.resolve(cookie.sessionId ? { sessionId: cookie.sessionId } : null) }));

const db = database();
let businessId: string;
beforeAll(async () => {
  businessId = await addBusiness(db);
  await addPerson(db, businessId, "ADMIN");
});

async function arrive(role: "ADMIN" | "FINANCE" | "EMPLOYEE") {
  const person = await addPerson(db, businessId, role);
  cookie.sessionId = await openSession(db, { userId: person.userId, isByPassword: true, now: new Date() });
  return { ...person, sessionId: cookie.sessionId };
}

const financeAction = defineAction({
  role: "finance",
  input: z.object({ name: z.string().min(2) }),
  run: ({ scope }, { name }) => Promise.resolve({ greeting: `${name} of ${scope.businessId}` }),
});
const adminAction = defineAction({ role: "admin", input: z.object({}), run: () => Promise.resolve(undefined) });

describe("the session gate", () => {
  test("knows who asks and for which business", async () => {
    const person = await arrive("FINANCE");
    expect(await findMember()).toMatchObject({
      role: "FINANCE",
      user: { id: person.userId },
      scope: { businessId },
      business: { baseCurrency: "SGD" },
    });
  });

  test("sees nobody behind a session that was ended", async () => {
    const person = await arrive("ADMIN");
    await endSession(db, person);
    expect(await findMember()).toBeNull();
    expect(await adminAction({})).toMatchObject({ ok: false, code: "notSignedIn" });
  });

  test("does not let one person end another's session", async () => {
    const victim = await arrive("FINANCE");
    const other = await addPerson(db, businessId, "EMPLOYEE");
    await endSession(db, { sessionId: victim.sessionId, userId: other.userId });
    expect(await findMember()).not.toBeNull();
  });

  test("sees nobody behind a session that has expired", async () => {
    const person = await arrive("ADMIN");
    await db.userSession.update({ where: { id: person.sessionId }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await findMember()).toBeNull();
  });

  test("shuts a removed member out at once", async () => {
    const person = await arrive("FINANCE");
    await removeMember(db, grantBusinessScope(businessId), PRODUCT_ACTOR, person.memberId);
    expect(await findMember()).toBeNull();
    expect(await financeAction({ name: "Dewi" })).toMatchObject({ ok: false, code: "notSignedIn" });
  });

  test("moves a session only to a business its person belongs to", async () => {
    const person = await arrive("ADMIN");
    const foreign = await addBusiness(db, { name: "Somebody else's" });
    expect(await switchBusiness(db, { ...person, businessId: foreign })).toBe(false);
    await db.member.create({ data: { businessId: foreign, userId: person.userId, role: "EMPLOYEE" } });
    expect(await switchBusiness(db, { ...person, businessId: foreign })).toBe(true);
    expect(await findMember()).toMatchObject({ role: "EMPLOYEE", scope: { businessId: foreign } });
  });
});

describe("a password that an admin gave", () => {
  async function join() {
    const person = { name: "New", email: `${randomUUID()}@example.com`, role: "FINANCE" } as const;
    const { password } = await addMember(db, grantBusinessScope(businessId), PRODUCT_ACTOR, person);
    const { id: userId } = await db.user.findUniqueOrThrow({ where: { email: person.email } });
    const open = async (isByPassword = true) => (cookie.sessionId = await openSession(db, { userId, isByPassword, now: new Date() }));
    return { email: person.email, password: password ?? "", open };
  }

  test("opens nothing but the choice of another", async () => {
    const { open, password, email } = await join();
    const elsewhere = await open();
    await open();
    expect(await findMember()).toBeNull();
    expect(await financeAction({ name: "Dewi" })).toMatchObject({ ok: false, code: "notSignedIn" });
    await expect(requireMember()).rejects.toThrow("/new-password");
    expect(await choosePasswordAction({ next: "too short" })).toMatchObject({ ok: false, code: "invalidInput" });
    expect(await choosePasswordAction({ next: password })).toEqual({ ok: true, isChosen: false });
    expect(await findMember()).toBeNull();
    expect(await choosePasswordAction({ next: "a password of my own" })).toEqual({ ok: true, isChosen: true });
    expect(await findMember()).toMatchObject({ role: "FINANCE", user: { email } });
    expect(await choosePasswordAction({ next: "and another one still" })).toMatchObject({ ok: false, code: "notSignedIn" });
    expect(await db.userSession.findUnique({ where: { id: elsewhere } })).toMatchObject({ revokedAt: expect.any(Date) as Date });
    const attempt = (tried: string) => signIn(db, { email, password: tried, address: null, now: new Date() });
    expect(await attempt(password)).toBeNull();
    expect(await attempt("a password of my own")).not.toBeNull();
  });

  test("is not asked for from who comes through the identity provider", async () => {
    const { open } = await join();
    await open(false);
    expect(await findMember()).toMatchObject({ role: "FINANCE" });
  });
});

describe("an action", () => {
  test("refuses an employee what belongs to finance, and finance what belongs to admins", async () => {
    await arrive("EMPLOYEE");
    expect(await financeAction({ name: "Arif" })).toMatchObject({ ok: false, code: "notAllowed" });
    await arrive("FINANCE");
    expect(await adminAction({})).toMatchObject({ ok: false, code: "notAllowed" });
  });

  test("answers what its function answers", async () => {
    await arrive("FINANCE");
    expect(await financeAction({ name: "Dewi" })).toEqual({ ok: true, greeting: `Dewi of ${businessId}` });
  });

  test("names the fields that are wrong", async () => {
    await arrive("ADMIN");
    expect(await financeAction({ name: "D" })).toMatchObject({
      ok: false,
      code: "invalidInput",
      fields: { name: expect.any(String) as string },
    });
  });

  test("passes a refusal on with its details, and hides a bug behind a reference", async () => {
    await arrive("ADMIN");
    const refusing = defineAction({
      role: "member",
      input: z.unknown(),
      run: () => Promise.reject(new AppError("slowDown", { seconds: 3 })),
    });
    expect(await refusing(null)).toEqual({ ok: false, code: "slowDown", detail: { seconds: 3 } });
    const broken = defineAction({ role: "member", input: z.unknown(), run: () => Promise.reject(new Error("password is hunter2")) });
    const answer = await broken(null);
    expect(answer).toMatchObject({ ok: false, code: "unexpected" });
    expect(JSON.stringify(answer)).not.toContain("hunter2");
  });
});
