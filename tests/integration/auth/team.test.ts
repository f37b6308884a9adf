import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { grantBusinessScope, PRODUCT_ACTOR, type BusinessScope } from "@/lib/core/business-scope";
import { addMember } from "@/lib/usecases/add-member";
import { changeRole } from "@/lib/usecases/change-role";
import { removeMember } from "@/lib/usecases/remove-member";
import { signIn } from "@/lib/usecases/sign-in";
import { addBusiness, addPerson } from "@/tests/support/people";

const db = database();
let scope: BusinessScope;
let admin: { memberId: string };
beforeEach(async () => {
  scope = grantBusinessScope(await addBusiness(db));
  admin = await addPerson(db, scope.businessId, "ADMIN");
});

describe("the team of a business", () => {
  test("never loses its last admin, by removal or by a change of role", async () => {
    await expect(removeMember(db, scope, PRODUCT_ACTOR, admin.memberId)).rejects.toMatchObject({ code: "lastAdmin" });
    await expect(changeRole(db, scope, PRODUCT_ACTOR, { memberId: admin.memberId, role: "FINANCE" })).rejects.toMatchObject({
      code: "lastAdmin",
    });
  });

  test("keeps one admin when two remove each other at the same moment", async () => {
    const second = await addPerson(db, scope.businessId, "ADMIN");
    const answers = await Promise.allSettled([admin, second].map(({ memberId }) => removeMember(db, scope, PRODUCT_ACTOR, memberId)));
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("gives somebody new a password that works", async () => {
    const email = `new-${scope.businessId}@example.com`;
    const { password } = await addMember(db, scope, PRODUCT_ACTOR, { name: "New Person", email: email.toUpperCase(), role: "FINANCE" });
    expect(await signIn(db, { email, password: password ?? "", address: null, now: new Date() })).toMatchObject({ name: "New Person" });
  });

  test("leaves the password and name of somebody who is elsewhere already as they are", async () => {
    const elsewhere = await addPerson(db, await addBusiness(db), "EMPLOYEE");
    const before = await db.user.findUniqueOrThrow({ where: { id: elsewhere.userId } });
    expect(await addMember(db, scope, PRODUCT_ACTOR, { name: "Another name", email: elsewhere.email, role: "ADMIN" })).toEqual({
      password: null,
    });
    expect(await db.user.findUniqueOrThrow({ where: { id: elsewhere.userId } })).toEqual(before);
  });

  test("takes back a member who was removed, and refuses one who is there", async () => {
    const person = await addPerson(db, scope.businessId, "EMPLOYEE");
    const again = { name: person.name, email: person.email, role: "FINANCE" } as const;
    await expect(addMember(db, scope, PRODUCT_ACTOR, again)).rejects.toMatchObject({ code: "nameTaken" });
    await removeMember(db, scope, PRODUCT_ACTOR, person.memberId);
    await addMember(db, scope, PRODUCT_ACTOR, again);
    expect(await db.member.findUniqueOrThrow({ where: { id: person.memberId } })).toMatchObject({ role: "FINANCE", removedAt: null });
  });

  test("cannot be changed from another business", async () => {
    const foreign = grantBusinessScope(await addBusiness(db));
    await expect(changeRole(db, foreign, PRODUCT_ACTOR, { memberId: admin.memberId, role: "EMPLOYEE" })).rejects.toMatchObject({
      code: "notFound",
    });
  });
});
