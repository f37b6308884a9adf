import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bankAccountId, sandboxClient, spendMoney, transactionsOf, type SandboxClient } from "@/tests/support/sandbox-client";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";

type Shown = { AttachmentID: string; FileName: string; MimeType: string; ContentLength: number };
type State = { organisations: { transactions: { reference: string; attachments: { sha256: string }[] }[] }[] };

describe("attachments in the sandbox, and its memory", () => {
  let sandbox: TestSandbox;
  let client: SandboxClient;
  let path: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ SANDBOX_MINUTE_LIMIT: "10000", SANDBOX_ATTACHMENT_LIMIT_BYTES: "1000" });
    client = await sandboxClient(sandbox);
    const created = await client.ask("PUT", "BankTransactions", {
      body: { BankTransactions: [spendMoney(await bankAccountId(client), "EX-FILES")] },
    });
    path = `BankTransactions/${transactionsOf(created)[0]?.BankTransactionID ?? ""}/Attachments`;
  });
  afterAll(() => sandbox.stop());

  const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
  const send = (name: string, text: string, method = "PUT") =>
    client.ask(method, `${path}/${encodeURIComponent(name)}`, { bytes: bytesOf(text), headers: { "content-type": "application/pdf" } });
  const list = async () => (await client.ask("GET", path)).json["Attachments"] as Shown[];

  it("keeps the bytes as they came, and replaces a file of the same name", async () => {
    expect((await send("receipt 1.pdf", "first")).status).toBe(200);
    expect((await send("receipt 1.pdf", "second", "POST")).status).toBe(200);
    const [only, ...others] = await list();
    expect([only?.FileName, only?.MimeType, only?.ContentLength, others.length]).toEqual(["receipt 1.pdf", "application/pdf", 6, 0]);
    for (const name of ["receipt%201.pdf", only?.AttachmentID ?? ""])
      expect((await client.ask("GET", `${path}/${name}`)).text).toBe("second");
  });

  it("refuses files that are too large, of another type, empty, badly named, or too many", async () => {
    const large = await send("large.pdf", "x".repeat(1001));
    expect([large.status, large.json["Title"]]).toEqual([413, "RequestEntityTooLarge"]);
    for (const name of ["photo.heic", "noextension", "a+b.pdf", "a:b.pdf"]) expect((await send(name, "x")).status).toBe(400);
    expect((await send("empty.pdf", "")).status).toBe(400);
    for (let number = 2; number <= 10; number += 1) expect((await send(`r${number}.pdf`, "x")).status).toBe(200);
    expect((await send("r11.pdf", "x")).text).toContain("maximum of 10 attachments");
    expect((await send("r10.pdf", "replaced")).status).toBe(200);
    expect((await client.ask("PUT", `BankTransactions/${crypto.randomUUID()}/Attachments/a.pdf`, { bytes: bytesOf("x") })).status).toBe(
      404,
    );
  });

  it("remembers books, receipts, sign-ins and keys through a restart", async () => {
    const asking = {
      body: { BankTransactions: [spendMoney(await bankAccountId(client), "EX-KEY")] },
      headers: { "idempotency-key": "over-night" },
    };
    const before = await client.ask("PUT", "BankTransactions", asking);
    await sandbox.stop();
    await sandbox.start();
    expect((await client.ask("PUT", "BankTransactions", asking)).text).toBe(before.text);
    expect((await client.ask("GET", `${path}/receipt%201.pdf`)).text).toBe("second");
    const { organisations } = await sandbox.control<State>("state?organisation=Demo+Company+(SG)");
    const files = organisations[0]?.transactions.find((each) => each.reference === "EX-FILES")?.attachments ?? [];
    expect([organisations[0]?.transactions.length, files.length]).toEqual([2, 10]);
    expect(files[0]?.sha256).toBe(createHash("sha256").update("second").digest("hex"));
  });

  it("shows a person the books, with everything that came from outside made harmless", async () => {
    const created = await client.ask("PUT", "BankTransactions", {
      body: { BankTransactions: [spendMoney(await bankAccountId(client), "EX-<b>bold", { Contact: { Name: "O'Neill & Sons" } })] },
    });
    const list = await (await fetch(`${sandbox.url}/organisations/!sgD3m?q=neill`)).text();
    expect(list).toContain("O&#39;Neill &#38; Sons");
    expect(list).toContain("EX-&#60;b&#62;bold");
    expect(list).not.toContain("<b>bold");
    const id = transactionsOf(created)[0]?.BankTransactionID ?? "";
    const page = await fetch(`${sandbox.url}/Bank/ViewTransaction.aspx?bankTransactionID=${id}`);
    expect(await page.text()).toContain("Ride to the airport");
    const foreign = {
      method: "POST",
      headers: { origin: "https://elsewhere.example" },
      body: new URLSearchParams({ kind: "deleteTransaction", transaction: id }),
    };
    expect((await fetch(`${sandbox.url}/change`, foreign)).status).toBe(403);
  });
});
