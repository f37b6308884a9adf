import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "@/lib/adapters/db/client";
import type { BusinessScope } from "@/lib/core/business-scope";
import { readPreferences } from "@/lib/core/member-preferences";
import { viewQuery } from "@/lib/core/saved-view";
import { changePreferences } from "@/lib/usecases/change-preferences";
import { changeView, listViews, removeView, saveView } from "@/lib/usecases/keep-views";
import { sgdWorld } from "@/tests/support/sgd-world";

const db = openDatabase(process.env["DATABASE_URL"]!);
let scope: BusinessScope;
let dewi: { scope: BusinessScope; userId: string };
let rafi: { scope: BusinessScope; userId: string };

const person = async (name: string) => ({
  scope,
  userId: (await db.user.create({ data: { name, email: `${randomUUID()}@test.example` } })).id,
});

beforeAll(async () => {
  ({ scope } = await sgdWorld(db));
  [dewi, rafi] = [await person("Dewi"), await person("Rafi")];
});

describe("saved views", () => {
  test("are the member's own until they are shared, and only the owner may change or remove them", async () => {
    const { viewId } = await saveView(db, dewi, {
      name: "No receipts",
      query: viewQuery("receipts=without&sort=-amount"),
      isShared: false,
    });
    expect(await listViews(db, rafi)).toEqual([]);
    await changeView(db, dewi, viewId, { isShared: true });
    expect(await listViews(db, rafi)).toEqual([
      {
        id: viewId,
        name: "No receipts",
        query: "tab=pending&receipts=without&sort=-amount",
        isShared: true,
        isMine: false,
        ownerName: "Dewi",
      },
    ]);
    await expect(changeView(db, rafi, viewId, { name: "Mine now" })).rejects.toMatchObject({ code: "notFound" });
    await expect(removeView(db, rafi, viewId)).rejects.toMatchObject({ code: "notFound" });
    await changeView(db, dewi, viewId, { name: "Without receipts" });
    expect((await listViews(db, dewi)).map((view) => [view.name, view.isMine])).toEqual([["Without receipts", true]]);
    await removeView(db, dewi, viewId);
    expect(await listViews(db, dewi)).toEqual([]);
  });

  test("have a name once per member", async () => {
    const view = { name: "October", query: viewQuery("from=2026-10-01&to=2026-10-31"), isShared: false };
    await saveView(db, dewi, view);
    await expect(saveView(db, dewi, view)).rejects.toMatchObject({ code: "nameTaken" });
    await saveView(db, rafi, view);
    const { viewId } = await saveView(db, dewi, { ...view, name: "November" });
    await expect(changeView(db, dewi, viewId, { name: "October" })).rejects.toMatchObject({ code: "nameTaken" });
  });

  test("of one business are not seen in another, not even by the same person", async () => {
    await saveView(db, dewi, { name: "Here only", query: viewQuery(""), isShared: true });
    const elsewhere = { ...dewi, scope: (await sgdWorld(db)).scope };
    expect(await listViews(db, elsewhere)).toEqual([]);
  });

  test("keep of an address what says how the list looks, and nothing else", () => {
    expect(viewQuery("expense=4f9d&columns=amount,date,nonsense&q=grab&label=nonsense")).toBe(
      "tab=pending&q=grab&columns=date%2Cmerchant%2Camount",
    );
  });
});

describe("the columns a member chose", () => {
  test("are remembered beside what else they chose for themselves", async () => {
    await changePreferences(db, dewi.userId, { theme: "dark" });
    await changePreferences(db, dewi.userId, { expenseColumns: { shown: ["date", "merchant", "amount"], widths: { date: 90 } } });
    const { preferences } = await db.user.findUniqueOrThrow({ where: { id: dewi.userId } });
    expect(readPreferences(preferences)).toMatchObject({
      theme: "dark",
      expenseColumns: { shown: ["date", "merchant", "amount"], widths: { date: 90 } },
    });
  });
});
