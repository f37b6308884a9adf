import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Account, BankTransaction, BankTransactions, Contact, LineItem, XeroClient } from "xero-node";
import { bankAccountId, sandboxClient, spendMoney, transactionsOf, type SandboxClient } from "@/tests/support/sandbox-client";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";

describe("faults the sandbox can play, and the real client against it", () => {
  let sandbox: TestSandbox;
  let client: SandboxClient;
  let account: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ SANDBOX_IN_MEMORY: "true", SANDBOX_MINUTE_LIMIT: "10000" });
  });
  beforeEach(async () => {
    await sandbox.control("reset", {});
    client = await sandboxClient(sandbox);
    account = await bankAccountId(client);
  });
  afterAll(() => sandbox.stop());

  const play = (fault: Record<string, unknown>) =>
    sandbox.control("faults", { match: { method: "PUT", path: "/BankTransactions\\?" }, ...fault });
  const put = (...references: string[]) =>
    client.ask("PUT", "BankTransactions?summarizeErrors=false", {
      body: { BankTransactions: references.map((reference) => spendMoney(account, reference)) },
    });
  const found = async () => transactionsOf(await client.ask("GET", "BankTransactions")).map((each) => each.Reference);

  it("breaks the connection before acting, and after", async () => {
    await play({ dropBefore: true });
    await expect(put("EX-1")).rejects.toThrow();
    expect(await found()).toEqual([]);
    await play({ dropAfter: true });
    await expect(put("EX-1")).rejects.toThrow();
    expect(await found()).toEqual(["EX-1"]);
  });

  it.each(["html", "nothing", "emptyArray", "half", "garbage", "unparsableDate", "shuffle"])(
    "acts, and spoils its answer: %s",
    async (spoil) => {
      await play({ spoil });
      const answer = await put("EX-1", "EX-2").catch((error: unknown) => error);
      expect(await found()).toEqual(["EX-1", "EX-2"]);
      if (spoil === "shuffle") expect(answer).toMatchObject({ json: { BankTransactions: [{ Reference: "EX-2" }, { Reference: "EX-1" }] } });
    },
  );

  it("cuts an answer off half way", async () => {
    await play({ spoil: "cut" });
    await expect(put("EX-1")).rejects.toThrow();
    expect(await found()).toEqual(["EX-1"]);
  });

  it("answers in Xero's stead, limits, refuses and warns as told", async () => {
    await play({ answer: { status: 503, body: "<html>busy</html>" } });
    expect((await put("EX-1")).status).toBe(503);
    await play({ limit: "day", retryAfterSeconds: 7200 });
    const limited = await put("EX-1");
    expect([limited.status, limited.headers.get("retry-after"), limited.headers.get("x-rate-limit-problem")]).toEqual([429, "7200", "day"]);
    await play({ refuse: { references: ["EX-2"], message: "Something new." }, warn: "Look again." });
    const mixed = transactionsOf(await put("EX-1", "EX-2"));
    expect(mixed.map((each) => each.StatusAttributeString)).toEqual(["WARNING", "ERROR"]);
    expect(await found()).toEqual(["EX-1"]);
    await play({ changes: [{ kind: "archiveAccount", account: "493" }] });
    expect((await put("EX-3")).text).toContain("has been archived");
    await expect(play({ mistyped: true })).rejects.toThrow();
  });

  it("gets along with xero-node: creating, finding, attaching, and refusing", async () => {
    const xero = new XeroClient();
    xero.accountingApi.basePath = `${sandbox.url}/api.xro/2.0`;
    xero.setTokenSet({ access_token: client.accessToken });
    const api = xero.accountingApi;
    const draft = Object.assign(new BankTransaction(), {
      type: BankTransaction.TypeEnum.SPEND,
      contact: Object.assign(new Contact(), { name: "Figma" }),
      bankAccount: Object.assign(new Account(), { accountID: account }),
      date: "2026-11-20",
      reference: "EX-NODE",
      lineItems: [Object.assign(new LineItem(), { description: "Seats", quantity: 1, unitAmount: 45, accountCode: "485" })],
    });
    const drafts = Object.assign(new BankTransactions(), { bankTransactions: [draft] });
    const { body } = await api.createBankTransactions(client.organisationId, drafts, false, 4, "a-key");
    const [saved] = body.bankTransactions ?? [];
    expect([saved?.statusAttributeString, saved?.total]).toEqual(["OK", 49.05]);
    expect(saved?.date as unknown).toEqual(new Date("2026-11-20T00:00:00Z"));
    const read = await api.getBankTransactions(client.organisationId, undefined, 'Reference=="EX-NODE"', undefined, 1);
    expect(read.body.bankTransactions?.[0]?.lineItems[0]?.lineItemID).toBe(saved?.lineItems[0]?.lineItemID);
    const headers = { headers: { "Content-Type": "application/pdf" } };
    const id = saved?.bankTransactionID ?? "";
    const file = await api.createBankTransactionAttachmentByFileName(
      client.organisationId,
      id,
      "a b.pdf",
      Buffer.from("pdf"),
      "k2",
      headers,
    );
    expect(file.body.attachments?.[0]).toMatchObject({ fileName: "a b.pdf", mimeType: "application/pdf", contentLength: 3 });
    expect((await api.getOrganisations(client.organisationId)).body.organisations?.[0]?.shortCode).toBe("!sgD3m");
    await expect(api.getBankTransaction(client.organisationId, crypto.randomUUID())).rejects.toEqual(
      expect.stringContaining('"statusCode":404'),
    );
  });
});
