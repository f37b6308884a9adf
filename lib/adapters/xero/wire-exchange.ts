import { AccountingApi } from "xero-node/dist/gen/api/accountingApi.js";
import { BankFeedsApi } from "xero-node/dist/gen/api/bankfeedsApi.js";
import { z } from "zod";

/** What came back over the wire, untouched by the SDK's models, which drop warnings and choke on odd dates. */
export type WireAnswer =
  | { kind: "http"; status: number; header: (name: string) => string | null; text: string }
  | { kind: "lost"; message: string }
  | { kind: "held" }; // the caller lost its right to send; nothing left

export type WireRequest = {
  /** Where `/api.xro/2.0` and `/bankfeeds.xro/1.0` stand. */
  apiUrl: string;
  accessToken: string;
  deadlineMs: number;
  /** Asked as the last thing before bytes leave. */
  maySend: () => boolean;
  /** Sent byte for byte instead of what the SDK would make of its models; text is JSON. */
  body?: string | Buffer;
  call: XeroMethod;
  tenantId: string;
};

/** Which of Xero's APIs is called, and how. */
export type XeroMethod =
  | { method: (api: AccountingApi, tenantId: string) => Promise<unknown>; feeds?: undefined }
  | { feeds: (api: BankFeedsApi, tenantId: string) => Promise<unknown>; method?: undefined };

type HookedRequest = Parameters<Parameters<AccountingApi["setDefaultAuthentication"]>[0]["applyToRequest"]>[0];

const rejection = z.object({ body: z.unknown() });

/**
 * One call through xero-node. The SDK names the address, the query and the headers; its authentication hook, which sees every request last, sets
 * what it does not offer: a deadline, no redirects, the stored body as it stands, and the answer as plain text. One instance per call, because an
 * instance holds one token.
 */
export async function exchange(request: WireRequest): Promise<WireAnswer> {
  const seen: { answer: WireAnswer | null; isHeld: boolean } = { answer: null, isHeld: false };
  const setUp = (options: HookedRequest) => {
    options.headers ??= {};
    options.headers.Authorization = `Bearer ${request.accessToken}`;
    if (request.body !== undefined) {
      options.data = request.body;
      if (typeof request.body === "string") options.headers["Content-Type"] = "application/json; charset=utf-8";
    } else if (options.method === "GET") delete options.data;
    options.signal = AbortSignal.timeout(request.deadlineMs);
    options.maxRedirects = 0;
    options.responseType = "text";
    options.validateStatus = () => true;
    options.transformRequest = [
      (data: unknown) => {
        seen.isHeld = !request.maySend();
        if (seen.isHeld) throw new Error("held");
        return request.body ?? data; // of a file the SDK would send a copy
      },
    ];
    options.transformResponse = [
      (text: unknown, headers: { get(name: string): unknown }, status?: number) => {
        const header = (name: string) => (typeof headers.get(name) === "string" ? String(headers.get(name)) : null);
        seen.answer = { kind: "http", status: status ?? 0, header, text: typeof text === "string" ? text : "" };
        return undefined; // the SDK has nothing to read
      },
    ];
  };
  const failure = await invoke(request, setUp).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (seen.isHeld) return { kind: "held" };
  // The SDK rejects with a string where the connection failed, also in the middle of an answer; with an object where the status says so.
  if (seen.answer && typeof failure?.error !== "string") return seen.answer;
  return { kind: "lost", message: failure ? messageOf(failure.error) : "No answer arrived" };
}

function invoke({ apiUrl, call, tenantId }: WireRequest, applyToRequest: (options: HookedRequest) => void): Promise<unknown> {
  if (call.feeds) {
    const api = new BankFeedsApi(`${apiUrl}/bankfeeds.xro/1.0`);
    api.setDefaultAuthentication({ applyToRequest });
    return call.feeds(api, tenantId);
  }
  const api = new AccountingApi(`${apiUrl}/api.xro/2.0`);
  api.setDefaultAuthentication({ applyToRequest });
  return call.method(api, tenantId);
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error !== "string") return "The call failed";
  try {
    const { body } = rejection.parse(JSON.parse(error));
    return typeof body === "string" ? body : "The call failed";
  } catch {
    return error.slice(0, 200);
  }
}
