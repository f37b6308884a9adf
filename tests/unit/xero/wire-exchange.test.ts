import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { BankTransactions } from "xero-node";
import { encodeTransactions } from "@/lib/adapters/xero/to-xero";
import { exchange, type WireRequest } from "@/lib/adapters/xero/wire-exchange";

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function whenRead(request: IncomingMessage, then: (bytes: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => then(Buffer.concat(chunks)));
}

function request(apiUrl: string, more: Partial<WireRequest> = {}): WireRequest {
  const call: WireRequest["call"] = {
    method: (api, tenantId) => api.createBankTransactions(tenantId, new BankTransactions(), false, undefined, "key-1"),
  };
  return { apiUrl, accessToken: "token", deadlineMs: 400, maySend: () => true, body: "{}", call, tenantId: "tenant", ...more };
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe("a call over the wire", () => {
  it("sends the stored body byte for byte, with key, tenant, token and summarizeErrors=false", async () => {
    const seen: { bytes: Buffer; request: IncomingMessage }[] = [];
    const url = await serve((incoming, response) => {
      whenRead(incoming, (bytes) => {
        seen.push({ bytes, request: incoming });
        response.end('{"BankTransactions":[]}');
      });
    });
    const { body } = encodeTransactions([
      {
        reference: "EX-1",
        direction: "spend",
        bankAccountId: "b",
        contactId: "c",
        postedOn: "2026-11-03",
        currency: "SGD",
        lineAmountTypes: "INCLUSIVE",
        url: null,
        lines: [
          { description: "Café „Zürich“ 🚕", amountMinor: 3, ledgerAccountId: "a", accountCode: "400", taxType: "NONE", tracking: [] },
        ],
      },
    ]);
    const answer = await exchange(request(url, { body }));
    expect(answer).toMatchObject({ kind: "http", status: 200, text: '{"BankTransactions":[]}' });
    expect(seen[0]?.bytes.equals(Buffer.from(body))).toBe(true);
    expect(seen[0]?.request.url).toBe("/api.xro/2.0/BankTransactions?summarizeErrors=false");
    expect(seen[0]?.request.headers).toMatchObject({
      "idempotency-key": "key-1",
      "xero-tenant-id": "tenant",
      authorization: "Bearer token",
    });
  });

  it("sends a receipt as the bytes it is, under its own content type", async () => {
    const file = Buffer.from([0, 255, 10, 13, 128]);
    let received: Buffer = Buffer.alloc(0);
    let headers: IncomingMessage["headers"] = {};
    const url = await serve((incoming, response) => {
      whenRead(incoming, (bytes) => {
        received = bytes;
        headers = incoming.headers;
        response.end('{"Attachments":[]}');
      });
    });
    const { body: _, ...bare } = request(url);
    await exchange({
      ...bare,
      call: {
        method: (api, tenantId) =>
          api.createBankTransactionAttachmentByFileName(tenantId, "id", "r-1.png", file, "key-2", {
            headers: { "Content-Type": "image/png" },
          }),
      },
    });
    expect(received.equals(file)).toBe(true);
    expect(headers).toMatchObject({ "content-type": "image/png", "idempotency-key": "key-2" });
  });

  it("hands out errors, odd dates and web pages as they came", async () => {
    const url = await serve((_, response) => response.writeHead(400, { "x-minlimit-remaining": "7" }).end('{"Date":"/Date(soon)/"}'));
    const answer = await exchange(request(url));
    expect(answer).toMatchObject({ kind: "http", status: 400, text: '{"Date":"/Date(soon)/"}' });
    expect(answer.kind === "http" && answer.header("x-minlimit-remaining")).toBe("7");
  });

  it.each([
    ["a connection that ends without an answer", (incoming: IncomingMessage) => incoming.socket.destroy()],
    ["an answer that never comes", () => undefined],
  ])("is lost with %s", async (_, listener) => {
    const url = await serve(listener);
    expect((await exchange(request(url))).kind).toBe("lost");
  });

  it("is lost when the body ends in the middle", async () => {
    const url = await serve((incoming, response) => {
      response.writeHead(200, { "content-length": "100" }).write('{"BankTransactions":[');
      setTimeout(() => incoming.socket.destroy(), 30);
    });
    expect((await exchange(request(url))).kind).toBe("lost");
  });

  it("sends nothing when the right to send was lost at the last moment", async () => {
    let calls = 0;
    const url = await serve((_, response) => {
      calls += 1;
      response.end("{}");
    });
    expect(await exchange(request(url, { maySend: () => false }))).toEqual({ kind: "held" });
    expect(calls).toBe(0);
  });
});
