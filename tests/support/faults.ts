import type { TestSandbox } from "./start-sandbox";

type Fault = Record<string, unknown> & { match?: { method?: string; path?: string; skip?: number; times?: number } };

/** Everything that can go wrong with one call, in the sandbox's words. */
export const CALL_FAULTS: Readonly<Record<string, Fault>> = {
  "the connection breaks before the ledger acts": { dropBefore: true },
  "the connection breaks after the ledger acted": { dropAfter: true },
  "the answer comes after the deadline": { delayAfterMs: 1_300 },
  "the ledger fails with a 500 without acting": { answer: { status: 500, body: "Internal error" } },
  "the ledger acts and answers 500": { answerAfter: { status: 500, body: "Internal error" } },
  "a 503 page of HTML comes": {
    answer: { status: 503, headers: { "content-type": "text/html" }, body: "<html>Service unavailable</html>" },
  },
  "the minute's calls are used up": { limit: "minute", retryAfterSeconds: 1 },
  "the day's calls are used up": { limit: "day", retryAfterSeconds: 1 },
  "too many calls run at once": { limit: "concurrent" },
  "the app's calls are used up": { limit: "appminute" },
  "a page of HTML comes with status 200": { spoil: "html" },
  "nothing comes with status 200": { spoil: "nothing" },
  "an empty list comes": { spoil: "emptyArray" },
  "half of the answer is missing": { spoil: "half" },
  "the connection breaks in the middle of the answer": { spoil: "cut" },
  "garbage comes": { spoil: "garbage" },
  "a day in the answer cannot be read": { spoil: "unparsableDate" },
  "the answer is in another order": { spoil: "shuffle" },
  "the access token has expired": { changes: [{ kind: "expireTokens" }] },
};

/** A request is refused without a word on which of its elements is to blame. */
export const WHOLE_REFUSAL = {
  status: 400,
  body: JSON.stringify({ ErrorNumber: 10, Type: "ValidationException", Message: "A validation exception occurred" }),
};

/** The calls of a run, told apart by their addresses. */
export const STEPS = {
  "transactions are created": { method: "PUT", path: "/BankTransactions\\?" },
  "contacts are created": { method: "PUT", path: "/Contacts\\?" },
  "a receipt is attached": { method: "PUT", path: "/Attachments/" },
} as const;

/** What a run asks besides sending, and what it does to expenses that are in the ledger already. */
export const OTHER_STEPS = {
  accounts: { method: "GET", path: "/Accounts" },
  lookUps: { method: "GET", path: "/BankTransactions\\?" },
  listing: { method: "GET", path: "/Attachments" },
  updates: { method: "POST", path: "/BankTransactions\\?" },
  oneTransaction: { method: "GET", path: "/BankTransactions/[0-9a-f-]{36}(\\?|$)" },
  removals: { method: "POST", path: "/BankTransactions/[0-9a-f-]{36}(\\?|$)" },
  tokens: { method: "POST", path: "/connect/token" },
} as const;

export async function queueFaults(sandbox: TestSandbox, faults: Fault | Fault[]): Promise<void> {
  await sandbox.control("faults", faults);
}

export async function clearFaults(sandbox: TestSandbox): Promise<void> {
  await sandbox.control("faults/clear", {});
}

/** How often faults struck. */
export async function faultHits(sandbox: TestSandbox): Promise<number> {
  const faults = await sandbox.control<{ hits: number }[] | { faults: { hits: number }[] }>("faults");
  return (Array.isArray(faults) ? faults : faults.faults).reduce((sum, fault) => sum + fault.hits, 0);
}
