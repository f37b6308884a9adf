import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { grantBusinessScope } from "@/lib/core/business-scope";
import { requireApiKey } from "@/lib/server/api-key-gate";
import { createApiKey } from "@/lib/usecases/create-api-key";
import { revokeApiKey } from "@/lib/usecases/revoke-api-key";
import { addBusiness, addPerson } from "@/tests/support/people";

const db = database();
let mine: { businessId: string; userId: string };
let theirs: { businessId: string; userId: string };
beforeAll(async () => {
  const [one, two] = [await addBusiness(db), await addBusiness(db, { name: "Another" })];
  mine = { businessId: one, userId: (await addPerson(db, one, "ADMIN")).userId };
  theirs = { businessId: two, userId: (await addPerson(db, two, "ADMIN")).userId };
});

const make = ({ businessId, userId }: typeof mine, scope: "READ" | "WRITE") =>
  createApiKey(db, grantBusinessScope(businessId), { userId, name: "Admin" }, { name: "Card feed", scope });
const request = (key: string) => new Request("http://localhost/api/v1/accounts", { headers: { authorization: `Bearer ${key}` } });

describe("an API key", () => {
  test("opens its own business and no other", async () => {
    const [one, two] = [await make(mine, "WRITE"), await make(theirs, "WRITE")];
    expect((await requireApiKey(request(one.key), "WRITE")).scope.businessId).toBe(mine.businessId);
    expect((await requireApiKey(request(two.key), "WRITE")).scope.businessId).toBe(theirs.businessId);
  });

  test("that may read does not write", async () => {
    const { key } = await make(mine, "READ");
    await expect(requireApiKey(request(key), "READ")).resolves.toMatchObject({ actor: { userId: null } });
    await expect(requireApiKey(request(key), "WRITE")).rejects.toMatchObject({ code: "notAllowed" });
  });

  test("is stored so that nobody who reads the database can use it", async () => {
    const { id, key } = await make(mine, "WRITE");
    const stored = await db.apiKey.findUniqueOrThrow({ where: { id } });
    expect(key).toMatch(/^sk_[0-9a-f]{8}_[0-9a-f]{48}$/);
    expect(JSON.stringify(stored)).not.toContain(key.split("_")[2]);
    expect(stored.prefix).toBe(key.split("_")[1]);
  });

  test("stops working when it is revoked, which another business cannot do", async () => {
    const { id, key } = await make(mine, "WRITE");
    await expect(revokeApiKey(db, grantBusinessScope(theirs.businessId), { userId: theirs.userId, name: "x" }, id)).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(requireApiKey(request(key), "READ")).resolves.toBeDefined();
    await revokeApiKey(db, grantBusinessScope(mine.businessId), { userId: mine.userId, name: "Admin" }, id);
    await expect(requireApiKey(request(key), "READ")).rejects.toMatchObject({ code: "notSignedIn" });
  });

  test("remembers when it was used, and its making stands in the audit log", async () => {
    const { id, key } = await make(mine, "READ");
    await requireApiKey(request(key), "READ");
    expect((await db.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt).not.toBeNull();
    expect(await db.auditEntry.findFirst({ where: { subjectId: id } })).toMatchObject({
      action: "apiKey.created",
      actorId: mine.userId,
      businessId: mine.businessId,
    });
  });

  test("that was made up, cut short or missing is nobody's", async () => {
    for (const header of ["", "sk_00000000_" + "0".repeat(48), "nonsense"]) {
      await expect(requireApiKey(request(header), "READ")).rejects.toMatchObject({ code: "notSignedIn" });
    }
  });
});
