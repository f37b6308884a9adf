import type { ReactNode } from "react";
import { database } from "@/lib/server/database";
import { requireFinance } from "@/lib/server/session-gate";
import { readConnection } from "@/lib/usecases/read-connection";
import { AccessRemovedBanner } from "./_components/access-removed-banner";
import { ConnectionWatch } from "./_components/connection-watch";

export default async function AccountingLayout({ children }: { children: ReactNode }) {
  const { scope } = await requireFinance();
  const connection = await readConnection(database(), scope);
  return (
    <>
      <ConnectionWatch shown={connection?.state ?? null} />
      {connection?.state === "ACCESS_REMOVED" && <AccessRemovedBanner organisation={connection.organisationName} />}
      {children}
    </>
  );
}
