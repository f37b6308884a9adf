import type { Database } from "@/lib/adapters/db/client";
import { countViews, deleteView, insertView, isViewNameTaken, selectViews, updateView } from "@/lib/adapters/db/saved-views";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { MOST_VIEWS, type SavedView } from "@/lib/core/saved-view";

type Owner = { scope: BusinessScope; userId: string };

export async function listViews(db: Database, owner: Owner): Promise<SavedView[]> {
  return selectViews(db, owner);
}

/** Keeps a list under a name of the member's own. */
export async function saveView(
  db: Database,
  owner: Owner,
  view: Pick<SavedView, "name" | "query" | "isShared">,
): Promise<{ viewId: string }> {
  if ((await countViews(db, owner)) >= MOST_VIEWS) throw new AppError("tooMany");
  if (await isViewNameTaken(db, owner, view.name)) throw new AppError("nameTaken");
  return { viewId: await insertView(db, owner, view) };
}

/** Another name, another list, or shared or not any more. Only its owner's to change. */
export async function changeView(
  db: Database,
  owner: Owner,
  viewId: string,
  changes: Partial<Pick<SavedView, "name" | "query" | "isShared">>,
): Promise<void> {
  if (changes.name !== undefined && (await isViewNameTaken(db, owner, changes.name, viewId))) throw new AppError("nameTaken");
  if ((await updateView(db, owner, viewId, changes)) === 0) throw new AppError("notFound");
}

export async function removeView(db: Database, owner: Owner, viewId: string): Promise<void> {
  if ((await deleteView(db, owner, viewId)) === 0) throw new AppError("notFound");
}
