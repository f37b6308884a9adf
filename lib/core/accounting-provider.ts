import type { BankFeeds } from "./bank-feeds";
import type { LedgerAccount, LedgerContact, OrganisationFacts, TaxRate, TrackingCategory } from "./ledger-reference";
import type { MinorUnits } from "./money";

/**
 * The one port: what the product asks of an accounting system. Xero stands behind it. Amounts are minor units, days are YYYY-MM-DD.
 * Nothing here throws for what the ledger answered; a thrown error is a bug.
 */

/** One line of a Spend Money (or Receive Money) transaction. */
export type LedgerLine = {
  lineId?: string; // the ledger's own, on update
  description: string;
  amountMinor: MinorUnits; // positive in the direction of the transaction
  ledgerAccountId: string;
  accountCode: string | null;
  taxType: string;
  tracking: { trackingCategoryId: string; trackingOptionId: string }[];
};

/** A bank transaction as the ledger is given it. `direction` "receive" is a refund. */
export type LedgerTransactionDraft = {
  reference: string;
  direction: "spend" | "receive";
  bankAccountId: string;
  contactId: string;
  /** The name by which a person chose the contact: it stays that contact, whatever the ledger calls it later. */
  contactName?: string | null;
  postedOn: string;
  currency: string; // for the digits; not sent
  lineAmountTypes: "INCLUSIVE" | "EXCLUSIVE" | "NO_TAX";
  url: string | null;
  lines: LedgerLine[];
};

/** A bank transaction as the ledger has it; null is what its answer does not say. */
export type LedgerTransaction = {
  ledgerTransactionId: string;
  reference: string | null;
  direction: "spend" | "receive" | "other";
  status: string; // AUTHORISED, DELETED, …
  isReconciled: boolean;
  bankAccountId: string;
  contactId: string | null;
  postedOn: string | null;
  totalMinor: MinorUnits | null;
  lineAmountTypes: LedgerTransactionDraft["lineAmountTypes"] | null;
  lines: {
    lineId: string | null;
    description: string | null;
    amountMinor: MinorUnits | null;
    ledgerAccountId: string | null;
    accountCode: string | null;
    taxType: string | null;
    tracking: string[] | null; // option ids
  }[];
};

/** A body ready to send: stored before the call, sent byte for byte. */
export type EncodedBody = { body: string; hash: string };

/** One element of a bulk answer, matched by the caller through reference, id or contact name, never by position. */
export type ElementAnswer<T> =
  { outcome: "saved"; value: T; warnings: string[] } | { outcome: "refused"; key: string | null; messages: string[] };

/**
 * What came of a call.
 * - `answered`: the ledger answered in a form that can be trusted.
 * - `refused`: it refused the whole request for good, and did nothing.
 * - `postponed`: it did nothing and wants no calls until `untilMs` (epoch); `reason` is for the screen.
 * - `unauthorised`: the authorisation is gone (confirmed), or lacks a scope.
 * - `unclear`: it may or may not have acted.
 */
export type CallOutcome<T> =
  | { kind: "answered"; value: T }
  | { kind: "refused"; status: number; messages: string[] }
  | { kind: "postponed"; reason: PostponeReason; untilMs: number }
  | { kind: "unauthorised"; reason: "accessRemoved" | "scopeMissing" }
  | { kind: "unclear"; message: string };

export type PostponeReason = "minute" | "day" | "concurrent" | "app" | "offline" | "unavailable";

/**
 * Which organisation, through which connection of which business. `isEnding`: it has ended for us, and only what is left of it in the ledger is
 * taken out.
 */
export type LedgerSession = { organisationId: string; connectionId: string; isEnding?: true };

/** Called right before bytes leave; false when the caller has lost its lease: then nothing is sent and the outcome is "postponed". */
export type StillMine = () => boolean;

export type SendOptions = { idempotencyKey: string; stillMine: StillMine };

export type AttachmentFile = { fileName: string; contentType: string; bytes: Buffer };
export type AttachmentAnswer = { attachmentId: string | null; fileName: string };

export interface AccountingProvider {
  encodeTransactions(drafts: LedgerTransactionDraft[]): EncodedBody;
  createTransactions(session: LedgerSession, body: string, options: SendOptions): Promise<CallOutcome<ElementAnswer<LedgerTransaction>[]>>;

  /** Only what changed: header fields left out stay; `lines` present replaces all lines, so it holds every line with its id. */
  encodeUpdates(updates: LedgerTransactionUpdate[]): EncodedBody;
  updateTransactions(session: LedgerSession, body: string, options: SendOptions): Promise<CallOutcome<ElementAnswer<LedgerTransaction>[]>>;
  encodeRemoval(ledgerTransactionId: string): EncodedBody;
  removeTransaction(
    session: LedgerSession,
    removal: { ledgerTransactionId: string; body: string },
    options: SendOptions,
  ): Promise<CallOutcome<ElementAnswer<LedgerTransaction>>>;

  /**
   * Everything that carries one of these references, deleted ones included; complete, or `unclear`. Accounts and dates serve the fallback read.
   * `isThorough`: what is not found is searched for in another way too, for when something is sent because of it.
   */
  findTransactions(
    session: LedgerSession,
    wanted: WantedTransaction[],
    how?: { isThorough?: boolean },
  ): Promise<CallOutcome<LedgerTransaction[]>>;
  readTransaction(session: LedgerSession, ledgerTransactionId: string): Promise<CallOutcome<LedgerTransaction | null>>;

  encodeContacts(names: string[]): EncodedBody;
  createContacts(session: LedgerSession, body: string, options: SendOptions): Promise<CallOutcome<ElementAnswer<LedgerContact>[]>>;

  listAttachments(session: LedgerSession, ledgerTransactionId: string): Promise<CallOutcome<AttachmentAnswer[]>>;
  putAttachment(
    session: LedgerSession,
    ledgerTransactionId: string,
    file: AttachmentFile,
    options: SendOptions,
  ): Promise<CallOutcome<AttachmentAnswer>>;

  readOrganisation(session: LedgerSession): Promise<CallOutcome<OrganisationFacts>>;
  /** The codes of those that the organisation uses, its own included. */
  readCurrencies(session: LedgerSession): Promise<CallOutcome<string[]>>;
  /** Null when nothing changed since `sinceAt`. */
  readAccounts(session: LedgerSession, sinceAt: Date | null): Promise<CallOutcome<LedgerAccount[] | null>>;
  readTaxRates(session: LedgerSession): Promise<CallOutcome<TaxRate[]>>;
  readTrackingCategories(session: LedgerSession): Promise<CallOutcome<TrackingCategory[]>>;
  /** All contacts, or those changed since `sinceAt`. */
  readContacts(session: LedgerSession, sinceAt: Date | null): Promise<CallOutcome<LedgerContact[]>>;
  createBankAccount(
    session: LedgerSession,
    account: { name: string; code: string; accountNumber: string; currency: string },
    options: SendOptions,
  ): Promise<CallOutcome<LedgerAccount>>;

  /** Null where the deployment has no permission for bank feeds. */
  readonly feeds: BankFeeds | null;

  /** Where a person sees the transaction in the ledger's own screens. */
  transactionUrl(organisationShortCode: string | null, ledgerTransactionId: string, bankAccountId: string): string;
}

export type WantedTransaction = { reference: string; bankAccountId: string; postedOn: string };

export type LedgerTransactionUpdate = {
  ledgerTransactionId: string;
  reference: string;
  bankAccountId: string;
  direction: "spend" | "receive";
  currency: string;
  contactId?: string;
  postedOn?: string;
  lineAmountTypes?: "INCLUSIVE" | "EXCLUSIVE" | "NO_TAX";
  lines?: LedgerLine[];
};
