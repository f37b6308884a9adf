import { nameKey, type LedgerContact } from "@/lib/core/ledger-reference";
import type { DatabaseTransaction } from "../client";

export async function storeContacts(tx: DatabaseTransaction, organisationId: string, contacts: LedgerContact[]): Promise<void> {
  if (contacts.length === 0) return;
  const rows = [...new Map(contacts.map((contact) => [contact.contactId, { ...contact, nameKey: nameKey(contact.name) }])).values()];
  await tx.$executeRaw`
    INSERT INTO "LedgerContact" ("organisationId", "contactId", "name", "nameKey", "status")
    SELECT ${organisationId}::uuid, g."contactId", g."name", g."nameKey", g."status"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g("contactId" text, "name" text, "nameKey" text, "status" text)
    ON CONFLICT ("organisationId", "contactId") DO UPDATE SET "name" = EXCLUDED."name", "nameKey" = EXCLUDED."nameKey", "status" = EXCLUDED."status"`;
}
