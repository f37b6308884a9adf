import type { ConsentTokens, TokenSet } from "@/lib/core/accounting-identity";
import type { DatabaseTransaction } from "./client";
import { openSealedText, sealText } from "./sealed-text";

export type StoredTokens = {
  accessToken: string;
  refreshToken: string;
  /** By the database's clock; negative when it is over. */
  msLeft: number;
  /** From its issue to its end. */
  lifeMs: number;
  isValid: boolean;
  isBeingRefreshed: boolean;
};

type TokenRow = Omit<StoredTokens, "accessToken" | "refreshToken"> & { accessTokenSealed: string; refreshTokenSealed: string };

export async function readTokens(db: DatabaseTransaction, authorisationId: string): Promise<StoredTokens | null> {
  const [row] = await db.$queryRaw<TokenRow[]>`
    SELECT "accessTokenSealed", "refreshTokenSealed", (extract(epoch FROM "accessTokenExpiresAt" - now()) * 1000)::float8 AS "msLeft",
      greatest(extract(epoch FROM "accessTokenExpiresAt" - "refreshedAt") * 1000, 0)::float8 AS "lifeMs",
      "state" = 'VALID' AS "isValid", coalesce("refreshLeaseUntil" > now(), false) AS "isBeingRefreshed"
    FROM "Authorisation" WHERE "id" = ${authorisationId}::uuid`;
  if (!row) return null;
  const { accessTokenSealed, refreshTokenSealed, ...rest } = row;
  return { ...rest, accessToken: openSealedText(accessTokenSealed), refreshToken: openSealedText(refreshTokenSealed) };
}

/** New consent: both tokens of this person, whatever was stored before. A refresh under way loses its lease, so that it cannot overwrite them. */
export async function storeConsent(db: DatabaseTransaction, tokens: ConsentTokens): Promise<string> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO "Authorisation" ("provider", "providerUserId", "providerUserName", "accessTokenSealed", "refreshTokenSealed", "scope", "accessTokenExpiresAt", "refreshedAt")
    VALUES ('XERO', ${tokens.providerUserId}, ${tokens.providerUserName}, ${sealText(tokens.accessToken)}, ${sealText(tokens.refreshToken)}, ${tokens.scope},
      now() + ${tokens.expiresInMs}::float8 * interval '1 millisecond', now())
    ON CONFLICT ("provider", "providerUserId") DO UPDATE SET "providerUserName" = coalesce(EXCLUDED."providerUserName", "Authorisation"."providerUserName"),
      "accessTokenSealed" = EXCLUDED."accessTokenSealed", "refreshTokenSealed" = EXCLUDED."refreshTokenSealed", "scope" = EXCLUDED."scope",
      "accessTokenExpiresAt" = EXCLUDED."accessTokenExpiresAt", "refreshedAt" = now(), "state" = 'VALID', "refreshHolder" = NULL, "refreshLeaseUntil" = NULL
    RETURNING "id"`;
  if (!row) throw new Error("The authorisation was not stored");
  return row.id;
}

/**
 * The right to refresh, for one process at a time: a short lease in the row, so that no database transaction is held open while the other
 * side is asked. Looks again inside: given only while the refresh token is still the one that the caller saw.
 */
export async function claimRefresh(
  db: DatabaseTransaction,
  authorisationId: string,
  claim: { claimId: string; leaseMs: number; seen: string },
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ refreshTokenSealed: string }[]>`
    UPDATE "Authorisation" SET "refreshHolder" = ${claim.claimId}, "refreshLeaseUntil" = now() + ${claim.leaseMs}::float8 * interval '1 millisecond'
    WHERE "id" = ${authorisationId}::uuid AND "state" = 'VALID' AND ("refreshLeaseUntil" IS NULL OR "refreshLeaseUntil" < now())
    RETURNING "refreshTokenSealed"`;
  if (!row) return false;
  if (openSealedText(row.refreshTokenSealed) === claim.seen) return true;
  await endRefresh(db, authorisationId, claim.claimId);
  return false;
}

/** Both tokens in one write, before either is used; false when the lease was lost meanwhile. */
export async function storeRefreshed(
  db: DatabaseTransaction,
  authorisationId: string,
  claimId: string,
  tokens: TokenSet,
): Promise<boolean> {
  const stored = await db.$executeRaw`
    UPDATE "Authorisation" SET "accessTokenSealed" = ${sealText(tokens.accessToken)}, "refreshTokenSealed" = ${sealText(tokens.refreshToken)}, "scope" = ${tokens.scope},
      "accessTokenExpiresAt" = now() + ${tokens.expiresInMs}::float8 * interval '1 millisecond', "refreshedAt" = now(), "refreshHolder" = NULL, "refreshLeaseUntil" = NULL
    WHERE "id" = ${authorisationId}::uuid AND "refreshHolder" = ${claimId}`;
  return stored === 1;
}

/** Without a result: the stored refresh token stays and may be tried again (Xero allows that for 30 minutes after a lost answer). */
export async function endRefresh(db: DatabaseTransaction, authorisationId: string, claimId: string): Promise<void> {
  await db.authorisation.updateMany({
    where: { id: authorisationId, refreshHolder: claimId },
    data: { refreshHolder: null, refreshLeaseUntil: null },
  });
}

export async function markRevoked(db: DatabaseTransaction, authorisationId: string, claimId: string | null): Promise<boolean> {
  const where = claimId === null ? { id: authorisationId } : { id: authorisationId, refreshHolder: claimId };
  const { count } = await db.authorisation.updateMany({ where, data: { state: "REVOKED", refreshHolder: null, refreshLeaseUntil: null } });
  return count === 1;
}
