/** What the control beside an error does. */
export type Remedy =
  | "reconnect"
  | "linkAccount"
  | "mapCategory"
  | "chooseAccount"
  | "chooseTaxRate"
  | "chooseTracking"
  | "chooseContact"
  | "moveDate"
  | "editSplit"
  | "openInLedger"
  | "fixReceipt"
  | "wait"
  | "retry"
  | "setAside";

type SyncErrorRule = {
  /** Where it shows: a whole run, one expense, or one receipt. */
  scope: "run" | "expense" | "receipt";
  /** Whether doing the same again, with nothing changed, can succeed. */
  canRetry: boolean;
  remedy: Remedy;
};

/**
 * The closed list of what can go wrong with an expense on its way into the ledger. Title, cause and remedy stand in both languages in the
 * `errors` messages under `sync.<code>`. The details an error carries (`detail`) fill the blanks of its sentence.
 */
export const SYNC_ERRORS = {
  notConnected: { scope: "run", canRetry: false, remedy: "reconnect" },
  accessRemoved: { scope: "run", canRetry: false, remedy: "reconnect" },
  accountNotLinked: { scope: "expense", canRetry: false, remedy: "linkAccount" },
  bankAccountArchived: { scope: "expense", canRetry: false, remedy: "linkAccount" },
  currencyDiffers: { scope: "expense", canRetry: false, remedy: "linkAccount" },
  accountMissing: { scope: "expense", canRetry: false, remedy: "mapCategory" },
  categoryMissing: { scope: "expense", canRetry: false, remedy: "chooseAccount" },
  accountArchived: { scope: "expense", canRetry: false, remedy: "chooseAccount" },
  accountTakesNoPayments: { scope: "expense", canRetry: false, remedy: "chooseAccount" },
  taxRateMissing: { scope: "expense", canRetry: false, remedy: "chooseTaxRate" },
  taxRateNotForAccount: { scope: "expense", canRetry: false, remedy: "chooseTaxRate" },
  taxRateArchived: { scope: "expense", canRetry: false, remedy: "chooseTaxRate" },
  trackingArchived: { scope: "expense", canRetry: false, remedy: "chooseTracking" },
  dateLocked: { scope: "expense", canRetry: false, remedy: "moveDate" },
  reconciled: { scope: "expense", canRetry: false, remedy: "openInLedger" },
  changedInLedger: { scope: "expense", canRetry: false, remedy: "openInLedger" },
  directionChanged: { scope: "expense", canRetry: false, remedy: "openInLedger" },
  deletedInLedger: { scope: "expense", canRetry: false, remedy: "openInLedger" },
  amountZero: { scope: "expense", canRetry: false, remedy: "setAside" },
  splitDoesNotAddUp: { scope: "expense", canRetry: false, remedy: "editSplit" },
  contactMissing: { scope: "expense", canRetry: false, remedy: "chooseContact" },
  contactNameInvalid: { scope: "expense", canRetry: false, remedy: "chooseContact" },
  contactArchived: { scope: "expense", canRetry: false, remedy: "chooseContact" },
  rejectedByLedger: { scope: "expense", canRetry: false, remedy: "retry" },
  foundTwiceInLedger: { scope: "expense", canRetry: false, remedy: "openInLedger" },
  alreadyInLedger: { scope: "expense", canRetry: false, remedy: "openInLedger" },
  outcomeUnknown: { scope: "expense", canRetry: true, remedy: "openInLedger" },
  dayLimitReached: { scope: "run", canRetry: true, remedy: "wait" },
  ledgerUnavailable: { scope: "run", canRetry: true, remedy: "retry" },
  receiptTooLarge: { scope: "receipt", canRetry: false, remedy: "fixReceipt" },
  tooManyReceipts: { scope: "receipt", canRetry: false, remedy: "fixReceipt" },
  receiptTypeNotAccepted: { scope: "receipt", canRetry: false, remedy: "fixReceipt" },
  receiptUnreadable: { scope: "receipt", canRetry: false, remedy: "fixReceipt" },
  receiptRejected: { scope: "receipt", canRetry: true, remedy: "retry" },
  receiptNotSent: { scope: "receipt", canRetry: true, remedy: "retry" },
  receiptCannotBeRemoved: { scope: "receipt", canRetry: false, remedy: "openInLedger" },
} as const satisfies Record<string, SyncErrorRule>;

export type SyncErrorCode = keyof typeof SYNC_ERRORS;

/** What an attempt left behind that may be in the ledger: looked for there before the expense is ever sent again, whatever became of its error. */
export const MAY_BE_IN_LEDGER: readonly SyncErrorCode[] = ["alreadyInLedger", "foundTwiceInLedger", "outcomeUnknown"];

/** What an expense says of its receipts; all else is about the transaction itself. */
export const ABOUT_RECEIPTS: readonly SyncErrorCode[] = (Object.keys(SYNC_ERRORS) as SyncErrorCode[]).filter(
  (code) => SYNC_ERRORS[code].scope === "receipt",
);

/** One thing wrong with one expense or receipt. `detail` holds what the sentence names: account, category, the ledger's own words … */
export type SyncError = { code: SyncErrorCode; detail: Record<string, string> };

export function isSyncErrorCode(code: string): code is SyncErrorCode {
  return Object.hasOwn(SYNC_ERRORS, code);
}
