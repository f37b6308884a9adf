import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { randomUUID } from "node:crypto";
import { serveAccounting } from "./accounting/serve-accounting";
import { playThrough, type Played } from "./control/play-through";
import { serveControl } from "./control/serve-control";
import { Refusal, json, notFound, type Answer } from "./http/answer";
import { header, type Call } from "./http/call";
import { readBody } from "./http/read-body";
import { answerConsent, showConsent } from "./login/authorize";
import { deleteConnection, listConnections } from "./login/connections";
import { discovery, jwks } from "./login/discovery";
import { revoke } from "./login/revocation";
import { exchangeToken } from "./login/token";
import { servePages } from "./pages/serve-pages";
import type { Sandbox } from "./sandbox";
import { applyChange } from "./state/changes";

export function makeServer(sandbox: Sandbox): Server {
  const server = createServer((request, response) => {
    serve(sandbox, request, response).catch((error: unknown) => {
      // A client that went away in the middle of its own request is not our failure.
      if (!request.complete || response.destroyed) return void response.destroy();
      process.stderr.write(
        `${request.method ?? ""} ${request.url ?? ""}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      void send(response, { answer: json({ message: error instanceof Error ? error.message : "failed" }, 500), isReplay: false }).catch(
        () => response.destroy(),
      );
    });
  });
  // Longer than clients keep their idle connections: who closes last must not be us.
  server.keepAliveTimeout = 120_000;
  server.headersTimeout = 125_000;
  return server;
}

async function serve(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedMs = Date.now();
  const url = new URL(request.url ?? "/", "http://sandbox");
  const method = request.method ?? "GET";
  const origin = `http://${request.headers.host ?? `localhost:${sandbox.settings.port}`}`;
  const call: Call = {
    method,
    origin,
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.alloc(0),
    upload: null,
    fault: null,
  };
  const area = areaOf(call.path);
  if (area !== "api" && area !== "identity") {
    call.body = await readBody(request);
    return send(response, {
      answer: plain(() => (area === "control" ? control(sandbox, call) : servePages(sandbox, call))),
      isReplay: false,
    });
  }
  const address = `${url.pathname}${url.search}`;
  call.fault = sandbox.faults.take(method, address);
  for (const change of call.fault?.changes ?? []) applyChange(sandbox.world, change, sandbox.stampMs());
  const played = area === "api" ? await serveAccounting(sandbox, request, call) : await serveIdentity(sandbox, request, call);
  sandbox.callLog.add({
    atMs: startedMs,
    method,
    path: address,
    organisationId: header(call, "xero-tenant-id"),
    status: played.answer?.status ?? 0,
    durationMs: Date.now() - startedMs,
    idempotencyKey: header(call, "idempotency-key"),
    isReplay: played.isReplay,
    isFaulty: call.fault !== null,
  });
  await send(response, played);
}

function areaOf(path: string): "api" | "identity" | "control" | "pages" {
  if (path.startsWith("/api.xro/") || path.startsWith("/bankfeeds.xro/")) return "api";
  if (path.startsWith("/control/")) return "control";
  return /^\/(identity|connect|connections|\.well-known)(\/|$)/i.test(path) ? "identity" : "pages";
}

function control(sandbox: Sandbox, call: Call): Answer {
  if (!sandbox.settings.hasControl || header(call, "sec-fetch-site") === "cross-site") throw notFound();
  return serveControl(sandbox, call);
}

function plain(handle: () => Answer): Answer {
  try {
    return handle();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

async function serveIdentity(sandbox: Sandbox, request: IncomingMessage, call: Call): Promise<Played> {
  call.body = await readBody(request);
  return playThrough(sandbox, call, "identity", () => Promise.resolve({ answer: plain(() => identity(sandbox, call)), isReplay: false }));
}

function identity(sandbox: Sandbox, call: Call): Answer {
  const connectionId = /^\/connections\/([^/]+)$/i.exec(call.path)?.[1];
  if (connectionId !== undefined && call.method === "DELETE") return deleteConnection(sandbox, call, connectionId.toLowerCase());
  switch (`${call.method} ${call.path.toLowerCase()}`) {
    case "GET /identity/connect/authorize":
      return showConsent(sandbox, call);
    case "POST /identity/connect/authorize":
      return answerConsent(sandbox, call);
    case "POST /connect/token":
      return exchangeToken(sandbox, call);
    case "POST /connect/revocation":
      return revoke(sandbox, call);
    case "GET /connections":
      return listConnections(sandbox, call);
    case "GET /.well-known/openid-configuration":
      return discovery(call);
    case "GET /.well-known/openid-configuration/jwks":
      return jwks();
    default:
      throw notFound();
  }
}

async function send(response: ServerResponse, { answer, isCut }: Played): Promise<void> {
  if (!answer) return void response.socket?.destroy();
  const { body } = answer;
  const byteSize = typeof body === "string" ? Buffer.byteLength(body) : Buffer.isBuffer(body) ? body.length : body.byteSize;
  const length = answer.status === 204 ? {} : { "content-length": byteSize };
  response.writeHead(answer.status, { ...answer.headers, ...length, "xero-correlation-id": randomUUID() });
  if (isCut && typeof body === "string") {
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
    return;
  }
  if (typeof body === "string" || Buffer.isBuffer(body)) response.end(body);
  else await pipeline(createReadStream(body.filePath), response);
}
