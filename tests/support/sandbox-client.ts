import type { TestSandbox } from "./start-sandbox";

export type SandboxAnswer = { status: number; headers: Headers; text: string; json: Record<string, unknown> };

type Asking = { body?: unknown; bytes?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> };

export type SandboxClient = {
  organisationId: string;
  accessToken: string;
  refreshToken: string;
  ask: (method: string, path: string, asking?: Asking) => Promise<SandboxAnswer>;
};

type TokenSet = { access_token: string; refresh_token: string; tenantIds: string[] };

/** An app that was allowed into one organisation of the sandbox and calls its accounting API (or, with a leading slash, any other) over plain HTTP. */
export async function sandboxClient(
  sandbox: TestSandbox,
  given: { organisations?: string[]; scopes?: string[] } = {},
): Promise<SandboxClient> {
  const set = await sandbox.control<TokenSet>("token", given);
  const organisationId = set.tenantIds[0] ?? "";
  const ask: SandboxClient["ask"] = async (method, path, { body, bytes, headers = {} } = {}) => {
    const response = await fetch(path.startsWith("/") ? `${sandbox.url}${path}` : `${sandbox.url}/api.xro/2.0/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${set.access_token}`,
        "xero-tenant-id": organisationId,
        "content-type": "application/json",
        ...headers,
      },
      ...(bytes ? { body: bytes } : body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true && text.startsWith("{");
    return { status: response.status, headers: response.headers, text, json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} };
  };
  return { organisationId, accessToken: set.access_token, refreshToken: set.refresh_token, ask };
}

export type ShownTransaction = {
  BankTransactionID: string;
  Reference: string;
  Status: string;
  Total: number;
  TotalTax: number;
  SubTotal: number;
  StatusAttributeString?: string;
  ValidationErrors?: { Message: string }[];
  Warnings?: { Message: string }[];
  Contact: { ContactID: string; Name: string };
  LineItems: { LineItemID: string; Description: string; LineAmount: number; TaxAmount: number; TaxType: string; AccountCode: string }[];
};

export function transactionsOf(answer: SandboxAnswer): ShownTransaction[] {
  return answer.json["BankTransactions"] as ShownTransaction[];
}

/** The id of the bank account with that code; ids are the same after every start. */
export async function bankAccountId(client: SandboxClient, code = "090"): Promise<string> {
  const answer = await client.ask("GET", `Accounts?where=${encodeURIComponent(`Code=="${code}"`)}`);
  return (answer.json["Accounts"] as { AccountID: string }[])[0]?.AccountID ?? "";
}

/** A Spend Money of one line that the sandbox takes as it is; `more` changes it. */
export function spendMoney(bankAccount: string, reference: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    Type: "SPEND",
    Contact: { Name: "Grab" },
    BankAccount: { AccountID: bankAccount },
    Date: "2026-11-20",
    Reference: reference,
    LineAmountTypes: "Inclusive",
    LineItems: [{ Description: "Ride to the airport", Quantity: 1, UnitAmount: 21.8, AccountCode: "493", TaxType: "INPUTY24" }],
    ...more,
  };
}
