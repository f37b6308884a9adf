import type { SyncError, SyncErrorCode } from "../sync-error";

/** What ledgers are known to say, matched loosely: their wording changes. The first that fits names the error. */
const KNOWN: readonly (readonly [RegExp, SyncErrorCode])[] = [
  [/lock date|locked period/i, "dateLocked"],
  [/reconciled/i, "reconciled"],
  [/bank account.*(archived|not active|not valid)|(archived|not active).*bank account/i, "bankAccountArchived"],
  [/tax ?type.*cannot be used with account/i, "taxRateNotForAccount"],
  [/tax ?type.*(mandatory|required)/i, "taxRateMissing"],
  [/tax ?type.*(archived|not valid|does not exist|deleted|not active)/i, "taxRateArchived"],
  [/payments? .*account|enable payments/i, "accountTakesNoPayments"],
  [/account (code )?.*(archived|deleted|not a valid|must be valid|not active)|account must be valid/i, "accountArchived"],
  [/tracking/i, "trackingArchived"],
  [/contact.*(archived|not active|deleted)/i, "contactArchived"],
  [/contact.*(name|contain)/i, "contactNameInvalid"],
  [/currenc/i, "currencyDiffers"],
];

/** An expense the ledger refused: a known cause where its words tell one, and always its own words. */
export function classifyRefusal(messages: readonly string[]): SyncError {
  const words = [...new Set(messages.map((message) => message.trim()).filter((message) => message !== ""))].join(" ");
  const known = KNOWN.find(([pattern]) => pattern.test(words));
  return { code: known ? known[1] : "rejectedByLedger", detail: { words: words.slice(0, 1000) } };
}
