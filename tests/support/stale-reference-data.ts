import { database } from "@/lib/adapters/db/client";
import type { SyncWorld } from "./sync-world";

/** What is known of the organisation counts as never read: the next run reads all of it first. */
export async function forgetReferenceData(world: SyncWorld): Promise<void> {
  await database().organisation.update({ where: { id: world.organisationId }, data: { referenceReadAt: {} } });
}
