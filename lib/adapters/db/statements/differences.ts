import type { AccountMovement } from "@/lib/core/statement/statement-line";
import type { Difference } from "@/lib/core/statement/plan-statement";
import type { DatabaseTransaction } from "../client";

/** Far more than a year brings to one account; what lies beyond comes with the next statement. */
const MOST = 20_000;

type Row = Omit<AccountMovement, "sourceKey" | "amountMinor" | "originalAmountMinor"> & {
  sourceKey: string;
  isThere: boolean;
  amountMinor: bigint | null;
  originalAmountMinor: bigint | null;
  told: bigint | null;
  turns: number | null;
  toldPayee: string | null;
  toldReference: string | null;
};

/** Where the books since `baseOn` and what the ledger was told (or may have been) are not the same. */
export async function listDifferences(
  db: DatabaseTransaction,
  feed: { feedId: string; accountId: string },
  baseOn: string,
): Promise<Difference[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH told AS (
      SELECT l."sourceKey", SUM(l."amountMinor")::bigint AS amount, COUNT(*)::int AS turns,
        (array_agg(l."payee" ORDER BY s."number" DESC, l."position" DESC))[1] AS payee, (array_agg(l."reference" ORDER BY s."number" DESC, l."position" DESC))[1] AS reference
      FROM "StatementLine" l JOIN "Statement" s ON s."id" = l."statementId"
      WHERE s."feedId" = ${feed.feedId}::uuid AND s."state" <> 'REJECTED' GROUP BY 1
    ), books AS (
      SELECT COALESCE("externalId", "id"::text) AS "sourceKey", "postedOn", "amountMinor", "merchant", "description", "reference", "cardLast4",
        "originalAmountMinor", "originalCurrency", "createdAt", "id"
      FROM "Transaction" WHERE "accountId" = ${feed.accountId}::uuid
    )
    SELECT COALESCE(b."sourceKey", told."sourceKey") AS "sourceKey", b."id" IS NOT NULL AS "isThere", to_char(b."postedOn", 'YYYY-MM-DD') AS "postedOn",
      b."amountMinor", b."merchant", b."description", b."reference", b."cardLast4", b."originalAmountMinor", b."originalCurrency",
      told.amount AS told, told.turns, told.payee AS "toldPayee", told.reference AS "toldReference"
    FROM books b FULL JOIN told ON told."sourceKey" = b."sourceKey"
    WHERE (told."sourceKey" IS NULL AND b."postedOn" >= ${baseOn}::date AND b."amountMinor" <> 0)
      OR (told."sourceKey" IS NOT NULL AND told.amount <> COALESCE(b."amountMinor", 0))
    ORDER BY b."postedOn", b."createdAt", b."id", told."sourceKey" LIMIT ${MOST}`;
  return rows.map(({ isThere, told, turns, toldPayee, toldReference, ...row }) => ({
    sourceKey: row.sourceKey,
    movement: isThere
      ? {
          ...row,
          amountMinor: Number(row.amountMinor),
          originalAmountMinor: row.originalAmountMinor === null ? null : Number(row.originalAmountMinor),
        }
      : null,
    told: told === null ? null : { amountMinor: Number(told), turns: turns ?? 0, payee: toldPayee ?? "", reference: toldReference ?? "" },
  }));
}
