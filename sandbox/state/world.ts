/** Everything the sandbox remembers, as plain data: what is here survives a restart. */
export type World = {
  version: number;
  users: User[];
  organisations: Organisation[];
  connections: Connection[];
  codes: AuthorisationCode[];
  refreshTokens: RefreshToken[];
  accessTokens: AccessToken[];
  callsUsed: Record<string, { window: number; used: number }>;
  idempotent: RememberedAnswer[];
  bankFeeds: BankFeeds;
};

type FeedProblem = { type: string; title: string; status: number; detail: string };

export type BankFeeds = {
  isAllowed: boolean; // whether Xero let the app in
  connections: FeedConnection[];
  statements: Statement[];
  /** What the next ones of a kind will be refused with: at once, or only after they were accepted. */
  rejections: { of: "feed" | "statement"; isLate: boolean; problem: FeedProblem }[];
};

export type FeedConnection = {
  feedConnectionId: string;
  organisationId: string;
  accountToken: string;
  accountId: string;
  accountType: "BANK" | "CREDITCARD";
  currency: string;
  readyMs: number;
  deletedMs: number | null;
  rejection: FeedProblem | null;
};

/** Amounts in ten-thousandths; money out is negative. */
export type StatementLine = {
  postedOn: string;
  amount: number;
  transactionId: string | null;
  payee: string;
  description: string;
  reference: string;
};

export type Statement = {
  statementId: string;
  organisationId: string;
  feedConnectionId: string;
  accountId: string;
  startOn: string;
  endOn: string;
  startBalance: number;
  endBalance: number;
  lines: StatementLine[];
  lineCount: number;
  settledMs: number;
  rejection: FeedProblem | null;
};

type User = { userId: string; name: string; email: string };

export type Connection = {
  connectionId: string;
  userId: string;
  organisationId: string;
  authEventId: string;
  createdMs: number;
  updatedMs: number;
};

type AuthorisationCode = {
  code: string;
  userId: string;
  authEventId: string;
  redirectUri: string;
  scopes: string[];
  expiresMs: number;
  isUsed: boolean;
  nonce: string | null;
};

/** `replacedMs` is set once it was exchanged: it may be tried again for half an hour, in case the answer was lost. */
type RefreshToken = {
  token: string;
  userId: string;
  authEventId: string;
  scopes: string[];
  issuedMs: number;
  replacedMs: number | null;
};

export type AccessToken = { token: string; userId: string; scopes: string[]; expiresMs: number };

type RememberedAnswer = {
  key: string;
  method: string;
  url: string;
  bodyHash: string;
  atMs: number;
  status: number;
  headers: Record<string, string>;
  body: string;
};

export type Organisation = {
  organisationId: string;
  name: string;
  shortCode: string;
  countryCode: string;
  version: string;
  baseCurrency: string;
  timeZone: string; // Xero's own spelling
  timeZoneId: string; // IANA
  currencies: string[];
  defaultPurchasesTax: string;
  periodLockOn: string | null;
  endOfYearLockOn: string | null;
  isOffline: boolean;
  accounts: Account[];
  taxRates: TaxRate[];
  trackingCategories: TrackingCategory[];
  contacts: Contact[];
  transactions: Record<string, BankTransaction>;
};

export type AccountClass = "ASSET" | "EQUITY" | "EXPENSE" | "LIABILITY" | "REVENUE";

export type Account = {
  accountId: string;
  code: string | null;
  name: string;
  type: string;
  class: AccountClass;
  status: "ACTIVE" | "ARCHIVED";
  taxType: string | null;
  description: string | null;
  enablesPayments: boolean;
  showsInExpenseClaims: boolean;
  systemAccount: string | null;
  bankAccountNumber: string | null;
  bankAccountType: string | null;
  currency: string | null;
  updatedMs: number;
};

export type TaxRate = {
  name: string;
  taxType: string;
  reportTaxType: string;
  rate: number;
  status: "ACTIVE" | "ARCHIVED";
  appliesTo: AccountClass[];
};

type TrackingOption = { optionId: string; name: string; status: "ACTIVE" | "ARCHIVED" };
export type TrackingCategory = { categoryId: string; name: string; status: "ACTIVE" | "ARCHIVED"; options: TrackingOption[] };

export type Contact = {
  contactId: string;
  name: string;
  number: string | null;
  accountNumber: string | null;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  status: "ACTIVE" | "ARCHIVED";
  isSupplier: boolean;
  isCustomer: boolean;
  updatedMs: number;
};

export type LineAmountTypes = "Exclusive" | "Inclusive" | "NoTax";

export type Line = {
  lineId: string;
  description: string;
  quantity: number;
  unitAmount: number;
  lineAmount: number;
  taxType: string;
  taxAmount: number;
  accountId: string;
  tracking: { categoryId: string; optionId: string }[];
};

export type Attachment = {
  attachmentId: string;
  fileName: string;
  contentType: string;
  byteSize: number;
  sha256: string;
  storageKey: string;
};

export type BankTransaction = {
  transactionId: string;
  type: "SPEND" | "RECEIVE";
  status: "AUTHORISED" | "DELETED";
  bankAccountId: string;
  contactId: string;
  postedOn: string;
  reference: string;
  url: string | null;
  lineAmountTypes: LineAmountTypes;
  currencyRate: number;
  isReconciled: boolean;
  lines: Line[];
  subTotal: number;
  totalTax: number;
  total: number;
  updatedMs: number;
  attachments: Attachment[];
};
