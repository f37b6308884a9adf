import type { BusinessScope } from "@/lib/core/business-scope";
import type { ItemState } from "@/lib/core/sync/run-state";
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
};

const detailSchema = z.record(z.string(), z.coerce.string()).catch({});

/** A run's items in the order they are sent; failures first where asked for. */
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
    include: { transaction: { select: { reference: true, merchant: true, postedOn: true, amountMinor: true, currency: true } } },
  });
  const deliveryIds = rows.flatMap((row) => row.deliveryId ?? []);
  const deliveries = deliveryIds.length
    ? await db.receiptDelivery.findMany({
        where: { businessId: scope.businessId, id: { in: deliveryIds } },
        select: { id: true, receipt: { select: { fileName: true } } },
      })
    : [];
  const fileNames = new Map(deliveries.map((delivery) => [delivery.id, delivery.receipt.fileName]));
  return rows.map((row) => ({
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
  }));
}
