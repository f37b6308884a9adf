import type { LedgerSession } from "@/lib/core/accounting-provider";
import type { SyncError } from "@/lib/core/sync-error";
import { markReceiptUnknown, putReceiptsBack, recordReceiptFailed, type ClaimedReceipt } from "@/lib/adapters/db/sync/deliveries";
import { StorageUnavailable } from "@/lib/adapters/storage/storage-trouble";
import { hasTransactionsDue, type TurnRun } from "@/lib/adapters/db/sync/run-turns";
import { LeaseLost } from "@/lib/adapters/db/sync/lease";
import { fenced, haltedBy, IDLE, PROGRESS, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";
import { ReceiptBook } from "./receipt-book";
import { ReceiptTurn } from "./receipt-turn";
import { giveReceiptSpaceBack, takeReceiptSpace } from "./receipt-space";

/** Receipts that are read and wait for their permit while as many as may be are on the wire. */
const READ_AHEAD = 3;
const GIVE_WAY_CHECK_MS = 1_000;
/** The place of the files is in trouble, not this receipt: all of them wait. */
const STORAGE_PAUSE: StepResult = { kind: "wait", reason: "storage", forMs: 30_000 };
/** A receipt whose sending stays unclear this often is given up for now; Retry receipts takes it up again. */
const MAX_ATTEMPTS = 5;

type Turn = { engine: Engine; lease: HeldLease; session: LedgerSession; book: ReceiptBook };

/**
 * A turn of receipts: several at a time, each with its own bytes in memory only while it is sent. Ends early when a run of the organisation
 * has transactions to send, when the ledger wants no more calls, or when the worker is to stop; what was not begun goes back.
 */
export async function sendReceipts(engine: Engine, lease: HeldLease, run: TurnRun, session: LedgerSession): Promise<StepResult> {
  const receipts = new ReceiptTurn(engine, lease, run);
  if (!(await receipts.begin())) return IDLE;
  const turn: Turn = { engine, lease, session, book: new ReceiptBook(engine, lease) };
  const halts: StepResult[] = [];
  let givesWay = false;
  const check = setInterval(() => {
    hasTransactionsDue(engine.db, run.organisationId).then(
      (isDue) => (givesWay ||= isDue),
      () => undefined,
    );
  }, GIVE_WAY_CHECK_MS);
  const slot = async () => {
    while (halts.length === 0 && !givesWay && !turn.book.isBroken && lease.stillMine()) {
      const receipt = await receipts.next();
      if (!receipt) return;
      const result = await sendReceipt(turn, receipt);
      if (result.kind !== "progress") halts.push(result);
    }
  };
  try {
    const slots = Array.from({ length: engine.concurrency + READ_AHEAD }, slot);
    await Promise.allSettled(slots);
    await turn.book.close();
    await Promise.all(slots);
  } finally {
    clearInterval(check);
  }
  if (!lease.isHeld()) throw new LeaseLost(run.organisationId);
  await receipts.giveBack();
  return halts[0] ?? PROGRESS;
}

async function sendReceipt({ engine, lease, session, book }: Turn, receipt: ClaimedReceipt): Promise<StepResult> {
  const sent = () => {
    book.noteSent(receipt);
    return PROGRESS;
  };
  const asBefore = receipt.wasUnknown ? "UNKNOWN" : "QUEUED";
  if (receipt.wasUnknown) {
    const listed = await engine.provider.listAttachments(session, receipt.ledgerTransactionId);
    if (listed.kind === "postponed" || listed.kind === "unauthorised") return putBack(engine, lease, receipt, asBefore, haltedBy(listed));
    if (listed.kind === "answered" && listed.value.some((each) => each.fileName === receipt.fileName)) return sent();
  }
  const space = takeReceiptSpace();
  let bytes: Buffer;
  try {
    bytes = await engine.readReceipt(receipt.storageKey, space);
  } catch (error) {
    if (error instanceof StorageUnavailable) return putBack(engine, lease, receipt, asBefore, STORAGE_PAUSE);
    return failed(engine, lease, receipt, { code: "receiptUnreadable", detail: {} });
  }
  const file = { fileName: receipt.fileName, contentType: receipt.contentType, bytes };
  // A key of its own each time: the name already makes a repeat replace, and a ledger replays errors under an old key.
  const options = { idempotencyKey: `${session.organisationId}:${receipt.itemId}:${crypto.randomUUID()}`, stillMine: lease.stillMine };
  const outcome = await engine.provider.putAttachment(session, receipt.ledgerTransactionId, file, options);
  if (outcome.kind === "answered") giveReceiptSpaceBack(space);
  switch (outcome.kind) {
    case "answered":
      return sent();
    case "refused":
      return failed(engine, lease, receipt, receiptError(outcome.status, outcome.messages));
    case "postponed":
    case "unauthorised":
      return putBack(engine, lease, receipt, asBefore, haltedBy(outcome));
    case "unclear":
      if (receipt.attemptCount >= MAX_ATTEMPTS)
        return failed(engine, lease, receipt, { code: "receiptRejected", detail: { words: outcome.message } });
      await fenced(engine, lease, (tx) => markReceiptUnknown(tx, receipt.itemId));
      return PROGRESS;
  }
}

/** 413 is the truth about size, whatever our own limit says. */
function receiptError(status: number, messages: string[]): SyncError {
  const words = messages.join(" ").slice(0, 1000);
  if (status === 413) return { code: "receiptTooLarge", detail: { words } };
  if (/(more than|maximum of|at most|exceed\w*).*\b10\b|too many attachments/i.test(words))
    return { code: "tooManyReceipts", detail: { words } };
  if (/file type|supported/i.test(words)) return { code: "receiptTypeNotAccepted", detail: { words } };
  return { code: "receiptRejected", detail: { words } };
}

async function failed(engine: Engine, lease: HeldLease, receipt: ClaimedReceipt, error: SyncError): Promise<StepResult> {
  await fenced(engine, lease, (tx) => recordReceiptFailed(tx, receipt, error));
  return PROGRESS;
}

async function putBack(
  engine: Engine,
  lease: HeldLease,
  receipt: ClaimedReceipt,
  state: "QUEUED" | "UNKNOWN",
  result: StepResult,
): Promise<StepResult> {
  await fenced(engine, lease, (tx) => putReceiptsBack(tx, [receipt.itemId], state));
  return result;
}
