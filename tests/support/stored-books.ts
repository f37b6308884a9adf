import pg from "pg";

type StoredExpense = { reference: string; amountMinor: number; postedOn: string };
type StoredReceipt = { reference: string; sha256: string; isSent: boolean };

const CONDITIONS = {
  synced: `t."syncState" = 'SYNCED'`,
  ready: `t."syncState" = 'PENDING' AND t."blockers" = '{}'`,
} as const;

/** What our own database says about the expenses in one state, read past the product's code. */
export async function booksOf(
  { databaseUrl }: { databaseUrl: string },
  which: keyof typeof CONDITIONS,
): Promise<{ expenses: StoredExpense[]; receipts: StoredReceipt[] }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const expenses = await client.query<{ reference: string; amount: string; day: string }>(
      `SELECT t."reference", t."amountMinor"::text AS amount, to_char(t."postedOn", 'YYYY-MM-DD') AS day FROM "Transaction" t WHERE t."isExpense" AND ${CONDITIONS[which]}`,
    );
    const receipts = await client.query<StoredReceipt>(
      `SELECT t."reference", r."sha256", EXISTS (SELECT 1 FROM "ReceiptDelivery" d WHERE d."receiptId" = r."id" AND d."state" = 'SENT') AS "isSent"
       FROM "Receipt" r JOIN "Transaction" t ON t."id" = r."transactionId" WHERE r."removedAt" IS NULL AND ${CONDITIONS[which]}`,
    );
    return {
      expenses: expenses.rows.map((row) => ({ reference: row.reference, amountMinor: Number(row.amount), postedOn: row.day })),
      receipts: receipts.rows,
    };
  } finally {
    await client.end();
  }
}
