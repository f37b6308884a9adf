import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bankAccountId, sandboxClient, spendMoney, transactionsOf, type SandboxClient } from "@/tests/support/sandbox-client";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { whyNoSpecification, xeroFields, xeroSchema } from "@/tests/support/xero-schemas";

const title = `the sandbox's answers have the shapes of Xero's specification${whyNoSpecification === null ? "" : ` (skipped: ${whyNoSpecification})`}`;

describe.skipIf(whyNoSpecification !== null)(title, () => {
  let sandbox: TestSandbox;
  let client: SandboxClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ SANDBOX_IN_MEMORY: "true" });
    client = await sandboxClient(sandbox);
  });
  afterAll(() => sandbox.stop());

  function expectShape(file: "xero_accounting.yaml" | "xero-identity.yaml", name: string, value: unknown): void {
    const isValid = xeroSchema(file, name);
    expect(isValid(value), JSON.stringify(isValid.errors?.slice(0, 5))).toBe(true);
  }

  it.each([
    ["Organisation", "Organisations"],
    ["Organisation/Actions", "Actions"],
    ["Currencies", "Currencies"],
    ["Accounts", "Accounts"],
    ["TaxRates", "TaxRates"],
    ["TrackingCategories?includeArchived=true", "TrackingCategories"],
    ["Contacts?page=1", "Contacts"],
    ["Contacts?summaryOnly=true&page=1&pageSize=5", "Contacts"],
  ])("GET %s", async (path, schema) => {
    const { status, json } = await client.ask("GET", path);
    expect(status).toBe(200);
    expectShape("xero_accounting.yaml", schema, json);
  });

  it("a bulk answer with saved and refused elements, and the lists that follow", async () => {
    const account = await bankAccountId(client);
    const bodies = [spendMoney(account, "EX-SHAPE-1"), spendMoney(account, "EX-SHAPE-2", { Contact: {} })];
    const created = await client.ask("PUT", "BankTransactions?summarizeErrors=false", { body: { BankTransactions: bodies } });
    expectShape("xero_accounting.yaml", "BankTransactions", created.json);
    const known = [...xeroFields("BankTransaction"), "DateString"];
    for (const element of transactionsOf(created)) expect(Object.keys(element).filter((name) => !known.includes(name))).toEqual([]);
    for (const path of [
      "BankTransactions",
      "BankTransactions?page=1",
      `BankTransactions/${transactionsOf(created)[0]?.BankTransactionID ?? ""}`,
    ]) {
      expectShape("xero_accounting.yaml", "BankTransactions", (await client.ask("GET", path)).json);
    }
  });

  it("and a wrong shape would be noticed", () => {
    const isValid = xeroSchema("xero_accounting.yaml", "Accounts");
    expect(isValid({ Accounts: [{ AccountID: "not-a-uuid" }] })).toBe(false);
    expect(isValid({ Accounts: [{ Status: "SLEEPING" }] })).toBe(false);
  });

  it("a summarised refusal", async () => {
    const { status, json } = await client.ask("PUT", "BankTransactions", { body: { BankTransactions: [spendMoney("", "EX-SHAPE-3")] } });
    expect(status).toBe(400);
    expectShape("xero_accounting.yaml", "Error", json);
  });

  it("attachments, contacts made, and connections", async () => {
    const account = await bankAccountId(client);
    const created = await client.ask("PUT", "BankTransactions", { body: { BankTransactions: [spendMoney(account, "EX-SHAPE-4")] } });
    const path = `BankTransactions/${transactionsOf(created)[0]?.BankTransactionID ?? ""}/Attachments`;
    const headers = { "content-type": "image/png" };
    expectShape(
      "xero_accounting.yaml",
      "Attachments",
      (await client.ask("PUT", `${path}/receipt.png`, { bytes: new Uint8Array([1, 2]), headers })).json,
    );
    expectShape("xero_accounting.yaml", "Attachments", (await client.ask("GET", path)).json);
    expectShape(
      "xero_accounting.yaml",
      "Contacts",
      (await client.ask("PUT", "Contacts", { body: { Contacts: [{ Name: "Shape Supplies" }] } })).json,
    );
    const connections = await fetch(`${sandbox.url}/connections`, { headers: { authorization: `Bearer ${client.accessToken}` } });
    for (const connection of (await connections.json()) as unknown[]) {
      const { createdDateUtc, updatedDateUtc, ...rest } = connection as Record<string, string>;
      // Xero writes these two without a zone, against its own specification.
      expect([createdDateUtc, updatedDateUtc]).toEqual([
        expect.stringMatching(/^[\d-]+T[\d:]+\.\d{7}$/),
        expect.stringMatching(/\.\d{7}$/),
      ]);
      expectShape("xero-identity.yaml", "Connection", rest);
    }
  });
});
