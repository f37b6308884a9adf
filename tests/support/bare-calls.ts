import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { spendMoney, type SandboxClient } from "./sandbox-client";
import type { TestSandbox } from "./start-sandbox";

type Bare = { method: string; path: string; body: Buffer; contentType: string };

/**
 * Nothing but HTTP over kept connections: what the same calls cost a program that does nothing else. As many bytes go, each writing call has its own
 * key, and answers are parsed; nothing is read from a disk or kept. Answers the milliseconds they took.
 */
export async function timeBareCalls(
  sandbox: TestSandbox,
  client: SandboxClient,
  {
    bankAccountId,
    expenses,
    reads,
    receiptBytes,
    concurrency,
  }: Record<"expenses" | "reads" | "receiptBytes" | "concurrency", number> & {
    bankAccountId: string;
  },
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const send = (call: Bare) => bareCall(agent, sandbox.url, client, call);
  const startedAt = performance.now();
  for (let call = 0; call < reads; call += 1)
    await send({ method: "GET", path: "TaxRates", body: Buffer.alloc(0), contentType: "application/json" });
  const inSlots = (slot: () => Promise<void>) => Promise.all(Array.from({ length: concurrency }, slot));
  const ids: string[] = [];
  const chunks = Array.from({ length: expenses / 50 }, (_, chunk) =>
    Array.from({ length: 50 }, (_, index) => spendMoney(bankAccountId, `BARE-${chunk * 50 + index}`)),
  );
  await inSlots(async () => {
    for (let chunk = chunks.pop(); chunk; chunk = chunks.pop()) {
      const body = Buffer.from(JSON.stringify({ BankTransactions: chunk }));
      const answer = await send({ method: "PUT", path: "BankTransactions?summarizeErrors=false", body, contentType: "application/json" });
      ids.push(...(answer as { BankTransactions: { BankTransactionID: string }[] }).BankTransactions.map((each) => each.BankTransactionID));
    }
  });
  const receipt = Buffer.alloc(receiptBytes, "x");
  await inSlots(async () => {
    for (let id = ids.pop(); id !== undefined; id = ids.pop())
      await send({ method: "PUT", path: `BankTransactions/${id}/Attachments/receipt.pdf`, body: receipt, contentType: "application/pdf" });
  });
  agent.destroy();
  return performance.now() - startedAt;
}

function bareCall(agent: Agent, url: string, client: SandboxClient, { method, path, body, contentType }: Bare): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${client.accessToken}`,
      "xero-tenant-id": client.organisationId,
      "content-type": contentType,
      "content-length": body.length,
      ...(method === "GET" ? {} : { "idempotency-key": randomUUID() }),
    };
    const sent = request(`${url}/api.xro/2.0/${path}`, { agent, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${method} ${path} was answered ${response.statusCode}: ${text.slice(0, 200)}`));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
