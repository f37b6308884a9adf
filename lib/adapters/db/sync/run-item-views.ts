import type { BusinessScope } from "@/lib/core/business-scope";
import { ITEM_STATES, type ItemState } from "@/lib/core/sync/run-state";
import { z } from "zod";
import type { Database, DatabaseTransaction } from "../client";

export type RunItemView = {
  itemId: string;
  expenseId: string;
  action: "CREATE" | "UPDATE" | "REMOVE" | "ATTACH";
  state: ItemState;
  reference: string;
  merchant: string;
  postedOn: string;
  amountMinor: number;
  currency: string;
  receiptFileName: string | null;
  errorCode: string | null;
  errorDetail: Record<string, string>;
  isGone: boolean; // the expense was taken out of the books since
};

const detailSchema = z.record(z.string(), z.coerce.string()).catch({});

const goneSchema = z.array(
  z.object({
    itemId: z.string(),
    expenseId: z.string(),
    action: z.enum(["CREATE", "UPDATE", "REMOVE", "ATTACH"]),
    state: z.enum(ITEM_STATES),
    reference: z.string(),
    merchant: z.string(),
    postedOn: z.string(),
    amountMinor: z.number(),
    currency: z.string(),
    errorCode: z.string().nullable(),
    errorDetail: detailSchema,
  }),
);

/** A run's items in the order they are sent, and after the last of them those whose expenses are gone. */
export async function selectRunItems(
  db: Database | DatabaseTransaction,
  scope: BusinessScope,
  runId: string,
  filter: { states?: ItemState[]; limit: number; offset: number },
): Promise<RunItemView[]> {
  const rows = await db.syncItem.findMany({
    where: { businessId: scope.businessId, runId, state: filter.states ? { in: filter.states } : undefined },
    orderBy: [{ action: "asc" }, { position: "asc" }, { id: "asc" }],
    take: filter.limit,
    skip: filter.offset,
    include: {
      transaction: {
        select: {
          reference: true,
          merchant: true,
          postedOn: true,
          amountMinor: true,
          currency: true,
          fileImport: { select: { undoAskedAt: true } },
        },
      },
    },
  });
  const deliveryIds = rows.flatMap((row) => row.deliveryId ?? []);
  const deliveries = deliveryIds.length
    ? await db.receiptDelivery.findMany({
        where: { businessId: scope.businessId, id: { in: deliveryIds } },
        select: { id: true, receipt: { select: { fileName: true } } },
      })
    : [];
  const fileNames = new Map(deliveries.map((delivery) => [delivery.id, delivery.receipt.fileName]));
  const gone = rows.length < filter.limit ? await selectGoneItems(db, scope, runId, filter.states) : [];
  const views = rows.map((row) => ({
    itemId: row.id,
    expenseId: row.transactionId,
    action: row.action,
    state: row.state,
    reference: row.transaction.reference,
    merchant: row.transaction.merchant,
    postedOn: row.transaction.postedOn.toISOString().slice(0, 10),
    amountMinor: Number(row.transaction.amountMinor),
    currency: row.transaction.currency,
    receiptFileName: row.deliveryId ? (fileNames.get(row.deliveryId) ?? null) : null,
    errorCode: row.errorCode,
    errorDetail: detailSchema.parse(row.errorDetail ?? {}),
    isGone: Boolean(row.transaction.fileImport?.undoAskedAt),
  }));
  return [...views, ...gone];
}

async function selectGoneItems(
  db: Database | DatabaseTransaction,
  scope: BusinessScope,
  runId: string,
  states: ItemState[] | undefined,
): Promise<RunItemView[]> {
  const run = await db.syncRun.findFirst({ where: { id: runId, businessId: scope.businessId }, select: { goneItems: true } });
  const gone = goneSchema.parse(run?.goneItems ?? []).filter(({ state }) => states?.includes(state) ?? true);
  return gone.map((item) => ({ ...item, receiptFileName: null, isGone: true }));
}
