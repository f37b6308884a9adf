/** Why the product refuses a request. The words stand in the `refusals` messages under the code. */
export const REFUSAL_CODES = [
  "notSignedIn",
  "notAllowed",
  "notFound",
  "invalidInput",
  "changedMeanwhile",
  "tooMany",
  "tooManyExpenses",
  "nothingSelected",
  "nothingToSend",
  "alreadyRunning",
  "alreadySynced",
  "notConnected",
  "accessRemoved",
  "notAvailableInHongKong",
  "consentRefused",
  "consentExpired",
  "consentFailed",
  "otherOrganisation",
  "inOtherOrganisation",
  "bankAccountTaken",
  "feedTaken",
  "currencyDiffers",
  "nameTaken",
  "ledgerUnavailable",
  "ledgerRefused",
  "fileRefused",
  "fileMissing",
  "storageUnavailable",
  "noReceipts",
  "tooManyReceiptsToZip",
  "statementTooLong",
  "lastAdmin",
  "slowDown",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refusal, not a bug: it becomes a sentence for the user and is never reported. `detail` fills the sentence's blanks. */
export class AppError extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail: Record<string, string | number> = {},
  ) {
    super(code);
    this.name = "AppError";
  }
}
