import { MAX_RECEIPTS_PER_EXPENSE } from "../receipts/receipt-kind";
import { isSyncErrorCode, type SyncErrorCode } from "../sync-error";

const EXTENSIONS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/tiff": "tif",
  "image/bmp": "bmp",
  "text/plain": "txt",
  "text/csv": "csv",
  "application/msword": "doc",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.ms-excel": "xls",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/zip": "zip",
};

export type SendableReceipt = { receiptId: string; sendContentType: string; problemCode: string | null };

/** A name that a receipt has in the transaction; one that can never arrive under it leaves its place to others. */
export type NameTaken = { fileName: string; needsPlace: boolean };

export type PlannedDelivery = { receiptId: string; fileName: string; errorCode: SyncErrorCode | null };

/**
 * Under which names receipts go: ours, plain ASCII, unique in the transaction, so that sending one again replaces it. What cannot be sent is
 * planned too, with the reason, so that it shows.
 */
export function planDeliveries(reference: string, receipts: readonly SendableReceipt[], taken: readonly NameTaken[]): PlannedDelivery[] {
  const used = new Set(taken.map(({ fileName }) => fileName.replace(/\.[^.]*$/, "")));
  let places = MAX_RECEIPTS_PER_EXPENSE - taken.filter(({ needsPlace }) => needsPlace).length;
  let number = 1;
  return receipts.map(({ receiptId, sendContentType, problemCode }) => {
    while (used.has(`${reference}-${number}`)) number += 1;
    const extension = EXTENSIONS[sendContentType];
    const fileName = `${reference}-${number}.${extension ?? "bin"}`;
    number += 1;
    const known: SyncErrorCode | null = problemCode === null ? null : isSyncErrorCode(problemCode) ? problemCode : "receiptUnreadable";
    const errorCode = known ?? (extension === undefined ? "receiptTypeNotAccepted" : null) ?? (places <= 0 ? "tooManyReceipts" : null);
    if (errorCode === null) places -= 1;
    return { receiptId, fileName, errorCode };
  });
}

type FileHere = {
  id: string;
  fileName: string;
  sendContentType: string;
  problemCode: string | null;
  delivery: { fileName: string } | null;
};

/** The receipts that are in the ledger or can go there, under their names there. */
export function filesThere(reference: string, receipts: readonly FileHere[], taken: readonly NameTaken[]): { name: string; of: string }[] {
  const still = receipts.filter(({ delivery }) => delivery === null).map(({ id, ...receipt }) => ({ receiptId: id, ...receipt }));
  const planned = new Map(planDeliveries(reference, still, taken).map((each) => [each.receiptId, each]));
  return receipts.flatMap(({ id, fileName, problemCode, delivery }) => {
    const errorCode = planned.get(id)?.errorCode ?? problemCode;
    const name = delivery?.fileName ?? planned.get(id)?.fileName;
    return name === undefined || errorCode !== null ? [] : [{ name, of: fileName }];
  });
}
