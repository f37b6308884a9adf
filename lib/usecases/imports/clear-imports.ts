import type { Database } from "@/lib/adapters/db/client";
import { findLeftovers, forgetParts } from "@/lib/adapters/db/imports/import-files";
import { removeParts } from "./record-parts";

const AT_ONCE = 20;

/** Takes the pieces of files that are over out of the storage. Safe to do twice: what is gone is gone. */
export async function clearImports(db: Database): Promise<void> {
  for (const { id, parts } of await findLeftovers(db, AT_ONCE)) {
    await removeParts(parts);
    await forgetParts(db, id);
  }
}
