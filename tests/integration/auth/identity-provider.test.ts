import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { mayComeIn } from "@/lib/server/identity-provider";
import { addBusiness, addPerson } from "@/tests/support/people";

const db = database();
let person: { email: string; memberId: string };
beforeAll(async () => {
  person = await addPerson(db, await addBusiness(db), "FINANCE");
});

test("the identity provider lets in a member whose email it has verified", async () => {
  expect(await mayComeIn(db, { email: person.email.toUpperCase(), email_verified: true })).toBe(true);
});

test("nobody comes in with an email that is not verified, or that no member has", async () => {
  expect(await mayComeIn(db, { email: person.email, email_verified: false })).toBe(false);
  expect(await mayComeIn(db, { email: person.email })).toBe(false);
  expect(await mayComeIn(db, { email: "stranger@example.com", email_verified: true })).toBe(false);
  expect(await mayComeIn(db, undefined)).toBe(false);
});
