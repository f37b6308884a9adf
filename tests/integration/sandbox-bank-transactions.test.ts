import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  bankAccountId,
  sandboxClient,
  spendMoney,
  transactionsOf,
  type SandboxAnswer,
  type SandboxClient,
  type ShownTransaction,
} from "@/tests/support/sandbox-client";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";

describe("bank transactions in the sandbox", () => {
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

  const put = (...elements: unknown[]) =>
    client.ask("PUT", "BankTransactions?summarizeErrors=false", { body: { BankTransactions: elements } });
  const line = (more: Record<string, unknown>) => ({
    LineItems: [{ Description: "Ride", UnitAmount: 10, AccountCode: "493", TaxType: "INPUTY24", ...more }],
  });
  const messages = (answer: SandboxAnswer, index = 0) => transactionsOf(answer)[index]?.ValidationErrors?.map((each) => each.Message) ?? [];

  async function created(reference: string, more: Record<string, unknown> = {}): Promise<ShownTransaction> {
    const [first] = transactionsOf(await put(spendMoney(account, reference, more)));
    if (first?.StatusAttributeString !== "OK") throw new Error(JSON.stringify(first));
    return first;
  }

  it("tells the truth element by element, and keeps nothing when asked to summarise", async () => {
    const elements = [spendMoney(account, "EX-GOOD"), spendMoney(account, "EX-BAD", line({ AccountCode: "999" }))];
    const answer = await put(...elements);
    expect(answer.status).toBe(200);
    expect(transactionsOf(answer).map((each) => each.StatusAttributeString)).toEqual(["OK", "ERROR"]);
    expect(messages(answer, 1)).toEqual(["Account code '999' is not a valid code for this document."]);
    await sandbox.control("reset", {});
    client = await sandboxClient(sandbox);
    const summarised = await client.ask("PUT", "BankTransactions", { body: { BankTransactions: elements } });
    expect([summarised.status, summarised.json["Type"]]).toEqual([400, "ValidationException"]);
    expect(transactionsOf(await client.ask("GET", "BankTransactions"))).toEqual([]);
  });

  it("works out tax line by line, to the cent", async () => {
    const lines = [19.99, 0.05, 0.05].map((amount) => ({ Description: "Part", UnitAmount: amount, AccountCode: "453" }));
    const inclusive = await created("EX-INC", { LineItems: lines });
    expect([inclusive.SubTotal, inclusive.TotalTax, inclusive.Total]).toEqual([18.44, 1.65, 20.09]);
    const exclusive = await created("EX-EXC", { LineAmountTypes: "Exclusive", LineItems: lines });
    expect([exclusive.SubTotal, exclusive.TotalTax, exclusive.Total]).toEqual([20.09, 1.8, 21.89]);
    const none = await created("EX-NONE", { LineAmountTypes: "NoTax", LineItems: lines });
    expect([none.TotalTax, none.Total, none.LineItems[0]?.TaxType]).toEqual([0, 20.09, "NONE"]);
  });

  it("rounds unit amounts to two digits unless four are asked for", async () => {
    const element = spendMoney(account, "EX-4DP", line({ Quantity: 3, UnitAmount: 1.2345 }));
    const two = await client.ask("PUT", "BankTransactions", { body: { BankTransactions: [element] } });
    const four = await client.ask("PUT", "BankTransactions?unitdp=4", { body: { BankTransactions: [element] } });
    expect([transactionsOf(two)[0]?.Total, transactionsOf(four)[0]?.Total]).toEqual([3.69, 3.7]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      "an archived account",
      line({ AccountCode: "481" }),
      "Account code '481' has been archived, or has been deleted. Each line item must reference a valid account.",
    ],
    ["a tax rate of another class", line({ TaxType: "OUTPUTY24" }), "The TaxType code 'OUTPUTY24' cannot be used with account code '493'."],
    [
      "a tax amount of one's own",
      line({ UnitAmount: 109, TaxAmount: 8.5 }),
      "Tax amount 8.50 is incorrect for INPUTY24 tax type, should be 9.00",
    ],
    [
      "a line total that does not agree",
      line({ Quantity: 2, LineAmount: 30 }),
      "The line total 30.00 does not match the expected line total 20.00",
    ],
    [
      "no contact",
      { Contact: {} },
      "The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber",
    ],
    [
      "an archived tracking option",
      line({ Tracking: [{ Name: "Region", Option: "Old region" }] }),
      "The TrackingOption 'Old region' of the Tracking Category 'Region' has been archived.",
    ],
    ["a currency the organisation does not have", { CurrencyCode: "EUR" }, "The current organisation is not subscribed to currency 'EUR'."],
    [
      "another currency than the bank account's",
      { CurrencyCode: "USD" },
      "The currency code 'USD' does not match the currency of the bank account, SGD.",
    ],
    ["a link that names the ledger", { Url: "https://app.example/xero/1" }, "Url must not contain the word 'xero'."],
    ["a negative total", line({ UnitAmount: -5 }), "The total of a bank transaction must be greater than zero."],
    ["a zero amount", line({ UnitAmount: 0 }), "UnitAmount must not be 0."],
    ["no description", line({ Description: "" }), "Description must be specified."],
  ])("refuses %s", async (_, more, message) => {
    expect(messages(await put(spendMoney(account, "EX-NO", more)))).toContain(message);
  });

  it("changes lines by their ids, makes those without, and drops those not sent", async () => {
    const two = [
      { Description: "One", UnitAmount: 10, AccountCode: "493" },
      { Description: "Two", UnitAmount: 20, AccountCode: "453" },
    ];
    const { BankTransactionID: id, LineItems: before } = await created("EX-LINES", { LineItems: two });
    const update = (body: unknown) => client.ask("POST", `BankTransactions/${id}`, { body });
    const [headerOnly] = transactionsOf(await update({ Reference: "EX-LINES-2" }));
    expect(headerOnly?.LineItems).toEqual(before);
    const sent = [
      { LineItemID: before[1]?.LineItemID, AccountCode: "420" },
      { Description: "Three", UnitAmount: 5, AccountCode: "493" },
    ];
    const [changed] = transactionsOf(await update({ LineItems: sent }));
    expect(changed?.LineItems.map((each) => [each.LineItemID === before[1]?.LineItemID, each.Description, each.AccountCode])).toEqual([
      [true, "Two", "420"],
      [false, "Three", "493"],
    ]);
    expect(changed?.Total).toBe(25);
    expect((await update({ Total: 25 })).text).toContain("document total does not equal");
  });

  it("closes what is reconciled, locked or deleted, and keeps deleted ones readable", async () => {
    const { BankTransactionID: id } = await created("EX-CLOSED");
    const remove = () => client.ask("POST", `BankTransactions/${id}`, { body: { BankTransactionID: id, Status: "DELETED" } });
    await sandbox.control("change", { kind: "reconcile", transaction: "EX-CLOSED" });
    expect((await remove()).text).toContain("cannot be edited as it has been reconciled with a Bank Statement");
    await sandbox.control("change", [
      { kind: "reconcile", transaction: id, isReconciled: false },
      { kind: "lockDate", endOfYearLockOn: "2026-11-20" },
    ]);
    expect((await remove()).text).toContain("currently dated before the end of year lock date");
    await sandbox.control("change", { kind: "lockDate", endOfYearLockOn: null });
    expect(transactionsOf(await remove())[0]?.Status).toBe("DELETED");
    expect(transactionsOf(await client.ask("GET", "BankTransactions?References=EX-CLOSED"))[0]?.Status).toBe("DELETED");
    expect((await remove()).status).toBe(400);
  });

  it("finds by references, by where and by page, with lines only on pages", async () => {
    await put(...["EX-1", "EX-2", "EX-3"].map((reference, index) => spendMoney(account, reference, { Date: `2026-11-0${index + 1}` })));
    const references = async (query: string) =>
      transactionsOf(await client.ask("GET", `BankTransactions?${query}`)).map((each) => each.Reference);
    expect(await references("References=EX-3,EX-1,EX-9")).toEqual(["EX-1", "EX-3"]);
    const where = `Type=="SPEND" AND Date>=DateTime(2026,11,02) AND BankAccount.AccountID==guid("${account}")`;
    expect(await references(new URLSearchParams({ where, order: "Date DESC" }).toString())).toEqual(["EX-3", "EX-2"]);
    expect(await references("page=2&pageSize=2")).toEqual(["EX-3"]);
    expect((await client.ask("GET", "BankTransactions?page=1")).json["pagination"]).toEqual({
      page: 1,
      pageSize: 100,
      pageCount: 1,
      itemCount: 3,
    });
    expect(transactionsOf(await client.ask("GET", "BankTransactions?page=1"))[0]?.LineItems).toHaveLength(1);
    expect(transactionsOf(await client.ask("GET", "BankTransactions"))[0]?.LineItems).toEqual([]);
    expect((await client.ask("GET", "BankTransactions?where=Nonsense")).status).toBe(400);
  });

  it("makes a contact that it does not know, uses one that it knows, and renames one that is sent with its id", async () => {
    const { Contact: made } = await created("EX-C1", { Contact: { Name: "Corner Cafe" } });
    expect((await created("EX-C2", { Contact: { Name: "corner cafe" } })).Contact.ContactID).toBe(made.ContactID);
    expect((await created("EX-C3", { Contact: { ContactID: made.ContactID, Name: "Cafe Corner" } })).Contact.Name).toBe("Cafe Corner");
    const twice = await client.ask("PUT", "Contacts?summarizeErrors=false", {
      body: { Contacts: [{ Name: "Grab" }, { Name: "New One" }] },
    });
    expect((twice.json["Contacts"] as { StatusAttributeString: string }[]).map((each) => each.StatusAttributeString)).toEqual([
      "ERROR",
      "OK",
    ]);
    expect(twice.text).toContain("The contact name Grab is already assigned to another contact.");
  });
});
