import type { Database, DatabaseTransaction } from "../client";

/** A claim on an organisation. Whoever takes it over raises the fence, and writes under an older fence are refused. */
export type Lease = { organisationId: string; holder: string; fence: bigint };

/** Thrown inside a write whose worker was taken over: the write does not happen, and the worker stops. */
export class LeaseLost extends Error {
  constructor(organisationId: string) {
    super(`Another worker has taken over organisation ${organisationId}`);
    this.name = "LeaseLost";
  }
}

/** Null while somebody else's claim is still good. */
export async function takeLease(db: Database, claim: { organisationId: string; holder: string; leaseMs: number }): Promise<Lease | null> {
  const rows = await db.$queryRaw<{ fence: bigint }[]>`
    INSERT INTO "OrganisationLease" ("organisationId", "holder", "fence", "expiresAt")
    VALUES (${claim.organisationId}::uuid, ${claim.holder}, 1, clock_timestamp() + ${claim.leaseMs} * interval '1 millisecond')
    ON CONFLICT ("organisationId") DO UPDATE
      SET "holder" = EXCLUDED."holder", "fence" = "OrganisationLease"."fence" + 1, "expiresAt" = EXCLUDED."expiresAt"
      WHERE "OrganisationLease"."expiresAt" < clock_timestamp()
    RETURNING "fence"`;
  const row = rows[0];
  return row ? { organisationId: claim.organisationId, holder: claim.holder, fence: row.fence } : null;
}

export async function renewLease(db: Database, lease: Lease, leaseMs: number): Promise<boolean> {
  const renewed = await db.$executeRaw`
    UPDATE "OrganisationLease" SET "expiresAt" = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE "organisationId" = ${lease.organisationId}::uuid AND "fence" = ${lease.fence} AND "holder" = ${lease.holder}`;
  return renewed === 1;
}

export async function releaseLease(db: Database, lease: Lease): Promise<void> {
  await db.$executeRaw`
    UPDATE "OrganisationLease" SET "expiresAt" = '-infinity'
    WHERE "organisationId" = ${lease.organisationId}::uuid AND "fence" = ${lease.fence} AND "holder" = ${lease.holder}`;
}

/** First in every write of the engine. The share lock makes a take-over wait until the write is committed. */
export async function guardLease(tx: DatabaseTransaction, lease: Lease): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "OrganisationLease"
    WHERE "organisationId" = ${lease.organisationId}::uuid AND "fence" = ${lease.fence} AND "expiresAt" > clock_timestamp() FOR SHARE`;
  if (rows.length === 0) throw new LeaseLost(lease.organisationId);
}
