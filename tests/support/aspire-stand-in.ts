import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type AspireRow = {
  id: string;
  account_id: string;
  datetime: string;
  amount: number;
  currency_code: string;
  type: "credit" | "debit";
  status: string;
  [more: string]: unknown;
};

type State = {
  accounts: Record<string, unknown>[];
  rows: AspireRow[];
  /** Seconds that a token lives. */
  tokenSeconds: number;
  isAddressAllowed: boolean;
  /** How many of the next calls are answered 429, and with which Retry-After. */
  slowDown: { calls: number; retryAfter: string | null };
  /** How many more pages are given before the connection drops; null: all. */
  pagesLeft: number | null;
  brokenBody: string | null;
};

type Reply = { status: number; body: unknown; headers?: Record<string, string> };

const CLIENT = { client_id: "aspire-client", client_secret: "aspire-secret" };

/** Aspire's public API as it is described: sign-in for 900 seconds, accounts, and pages of transactions. A program over HTTP; tests turn its knobs. */
export async function startAspire() {
  const state: State = {
    accounts: [],
    rows: [],
    tokenSeconds: 900,
    isAddressAllowed: true,
    slowDown: { calls: 0, retryAfter: null },
    pagesLeft: null,
    brokenBody: null,
  };
  const calls: string[] = [];
  const tokens = new Map<string, number>();

  const replyTo = async (request: IncomingMessage): Promise<Reply | null> => {
    const url = new URL(request.url ?? "/", "http://aspire");
    calls.push(`${request.method} ${url.pathname}`);
    if (!state.isAddressAllowed) return { status: 403, body: { message: "IP address not allowed" } };
    if (state.slowDown.calls > 0) {
      state.slowDown.calls -= 1;
      const { retryAfter } = state.slowDown;
      return { status: 429, body: { message: "Too many requests" }, headers: retryAfter === null ? {} : { "retry-after": retryAfter } };
    }
    if (url.pathname === "/public/v1/login") {
      const given = await readJson(request);
      const isRight = given["client_id"] === CLIENT.client_id && given["client_secret"] === CLIENT.client_secret;
      if (given["grant_type"] !== "client_credentials" || !isRight) return { status: 401, body: { message: "Unauthorized" } };
      const token = `token-${tokens.size + 1}`;
      tokens.set(token, Date.now() + state.tokenSeconds * 1000);
      return { status: 200, body: { access_token: token, token_type: "Bearer", expires_in: 900 } };
    }
    const held = tokens.get((request.headers.authorization ?? "").replace("Bearer ", ""));
    if (held === undefined || held <= Date.now()) return { status: 401, body: { message: "Token expired" } };
    if (state.brokenBody !== null) return { status: 200, body: state.brokenBody };
    if (url.pathname === "/public/v1/accounts") return { status: 200, body: cut(url.searchParams, state.accounts) };
    if (url.pathname !== "/public/v1/transactions") return { status: 404, body: { message: "Not found" } };
    if (state.pagesLeft !== null && state.pagesLeft-- <= 0) return null;
    return { status: 200, body: pageOf(url.searchParams, state.rows) };
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const reply = await replyTo(request);
    // The line drops.
    if (reply === null) request.socket.destroy();
    else {
      response.writeHead(reply.status, { "content-type": "application/json", "aspire-request-id": String(calls.length), ...reply.headers });
      response.end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body));
    }
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    state,
    calls,
    settings: {
      apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/public/v1`,
      clientId: CLIENT.client_id,
      clientSecret: CLIENT.client_secret,
      firstWaitMs: 1,
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

async function readJson(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
}

function pageOf(query: URLSearchParams, rows: readonly AspireRow[]) {
  const [from, to] = [query.get("start_date") ?? "", query.get("end_date") ?? ""].map((text) => Date.parse(text));
  const found = rows
    .filter((row) => row.account_id === query.get("account_id") && Date.parse(row.datetime) >= from! && Date.parse(row.datetime) <= to!)
    .sort((a, b) => b.datetime.localeCompare(a.datetime));
  return cut(query, found);
}

function cut(query: URLSearchParams, found: readonly object[]) {
  const [page, size] = [Number(query.get("page")), Number(query.get("per_page"))];
  const metadata = {
    total: found.length,
    per_page: size,
    current_page: page,
    first_page_url: "/",
    next_page_url: page * size < found.length ? "/next" : null,
  };
  return { data: found.slice((page - 1) * size, page * size), metadata, links: { unknown: true } };
}
