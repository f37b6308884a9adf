import type { SyncErrorCode } from "./sync-error";

/** The one thing that cures all expenses a cause holds back, done where the cause is shown. */
export type CauseFix =
  | "connect" // the consent page, and back
  | "linkAccount"
  | "mapCategory"
  | "chooseCategory"
  | "replaceAccount"
  | "chooseTaxRate"
  | "chooseTracking"
  | "chooseContact"
  | "moveDate"
  | "setAside"
  | "evenOutSplit"
  | "sendAgain"
  | "update"
  | "overwrite" // update, even over what somebody changed in the ledger
  | "remove"
  | "startOver" // out of the ledger's way, so that it can be sent anew
  | "retryReceipts"
  | "fixReceipts"
  | "acknowledge"; // done by hand in the ledger

const FIXES = {
  notConnected: "connect",
  accessRemoved: "connect",
  accountNotLinked: "linkAccount",
  bankAccountArchived: "linkAccount",
  currencyDiffers: "linkAccount",
  accountMissing: "mapCategory",
  categoryMissing: "chooseCategory",
  accountArchived: "replaceAccount",
  accountTakesNoPayments: "replaceAccount",
  taxRateMissing: "chooseTaxRate",
  taxRateNotForAccount: "chooseTaxRate",
  taxRateArchived: "chooseTaxRate",
  trackingArchived: "chooseTracking",
  dateLocked: "moveDate",
  reconciled: "sendAgain",
  changedInLedger: "overwrite",
  directionChanged: "remove",
  deletedInLedger: "startOver",
  amountZero: "setAside",
  splitDoesNotAddUp: "evenOutSplit",
  contactMissing: "chooseContact",
  contactNameInvalid: "chooseContact",
  contactArchived: "chooseContact",
  rejectedByLedger: "sendAgain",
  foundTwiceInLedger: "sendAgain",
  alreadyInLedger: "sendAgain",
  outcomeUnknown: "sendAgain",
  dayLimitReached: "sendAgain",
  ledgerUnavailable: "sendAgain",
  receiptTooLarge: "fixReceipts",
  tooManyReceipts: "fixReceipts",
  receiptTypeNotAccepted: "fixReceipts",
  receiptUnreadable: "fixReceipts",
  receiptRejected: "retryReceipts",
  receiptNotSent: "retryReceipts",
  receiptCannotBeRemoved: "acknowledge",
} as const satisfies Record<SyncErrorCode, CauseFix>;

/** What cures an expense that is in the ledger otherwise. It takes no change in a locked period, whatever the new day, until the lock is moved. */
const IN_LEDGER: Partial<Record<CauseFix, CauseFix>> = { sendAgain: "update", moveDate: "update", setAside: "remove" };

export function fixOf(code: SyncErrorCode, isInLedger: boolean): CauseFix {
  const fix = FIXES[code];
  return (isInLedger && IN_LEDGER[fix]) || fix;
}
