import type { BusinessScope } from "@/lib/core/business-scope";
import type { SavedView } from "@/lib/core/saved-view";
import type { DatabaseTransaction } from "./client";

type Owner = { scope: BusinessScope; userId: string };

const mine = ({ scope, userId }: Owner) => ({ businessId: scope.businessId, ownerId: userId });

/** A member's own and those shared in the business, by name. */
export async function selectViews(db: DatabaseTransaction, owner: Owner): Promise<SavedView[]> {
  const views = await db.savedView.findMany({
    where: { businessId: owner.scope.businessId, OR: [{ ownerId: owner.userId }, { isShared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, query: true, isShared: true, ownerId: true, owner: { select: { name: true } } },
  });
  return views.map(({ ownerId, owner: { name: ownerName }, ...view }) => ({ ...view, isMine: ownerId === owner.userId, ownerName }));
}

export async function countViews(db: DatabaseTransaction, owner: Owner): Promise<number> {
  return db.savedView.count({ where: mine(owner) });
}

/** Whether another view of this member has the name. */
export async function isViewNameTaken(db: DatabaseTransaction, owner: Owner, name: string, exceptId?: string): Promise<boolean> {
  const found = await db.savedView.findFirst({ where: { ...mine(owner), name, NOT: { id: exceptId } }, select: { id: true } });
  return found !== null;
}

export async function insertView(
  db: DatabaseTransaction,
  owner: Owner,
  view: Pick<SavedView, "name" | "query" | "isShared">,
): Promise<string> {
  return (await db.savedView.create({ data: { ...mine(owner), ...view }, select: { id: true } })).id;
}

/** Answers how many were changed: none when it is somebody else's or gone. */
export async function updateView(
  db: DatabaseTransaction,
  owner: Owner,
  viewId: string,
  changes: Partial<Pick<SavedView, "name" | "query" | "isShared">>,
): Promise<number> {
  return (await db.savedView.updateMany({ where: { ...mine(owner), id: viewId }, data: changes })).count;
}

export async function deleteView(db: DatabaseTransaction, owner: Owner, viewId: string): Promise<number> {
  return (await db.savedView.deleteMany({ where: { ...mine(owner), id: viewId } })).count;
}
