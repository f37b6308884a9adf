import type { Answer } from "../http/answer";
import type { Call } from "../http/call";
import { markup, page, type Markup } from "../http/html";
import type { BankTransaction, Organisation } from "../state/world";
import { amount } from "./amount";
import { organisationPath } from "./organisation-path";

const ROWS_PER_PAGE = 50;

/** The bank transactions of one organisation, newest day first, with a search over reference, contact, lines and amount. */
export function transactionsPage(organisation: Organisation, call: Call): Answer {
  const wanted = (call.query.get("q") ?? "").trim();
  const names = new Map(organisation.contacts.map((each) => [each.contactId, each.name]));
  const rows = Object.values(organisation.transactions)
    .filter((each) => wanted === "" || haystack(each, names.get(each.contactId) ?? "").includes(wanted.toLowerCase()))
    .sort((one, other) => (one.postedOn === other.postedOn ? other.updatedMs - one.updatedMs : one.postedOn < other.postedOn ? 1 : -1));
  const pageCount = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  const current = Math.min(pageCount, Math.max(1, Math.floor(Number(call.query.get("page") ?? "1")) || 1));
  const shown = rows.slice((current - 1) * ROWS_PER_PAGE, current * ROWS_PER_PAGE);
  const pageLink = (number: number, label: string): Markup =>
    number < 1 || number > pageCount
      ? markup``
      : markup`<a href="?${new URLSearchParams({ q: wanted, page: String(number) }).toString()}">${label}</a> `;
  return page(
    organisation.name,
    markup`<h1>${organisation.name}</h1>
<form class="row card" method="get"><label>Search <input type="search" name="q" value="${wanted}" placeholder="reference, contact, amount"></label><button class="main">Search</button> <a href="${organisationPath(organisation)}/statements">Bank statements</a> <a href="${organisationPath(organisation)}/settings">Settings</a></form>
${rows.length === 0 ? markup`<p class="card">${wanted === "" ? "No bank transactions yet." : "Nothing found."}</p>` : table(organisation, shown, names)}
<p>${pageLink(current - 1, "Previous")}<span class="soft">Page ${current} of ${pageCount}, ${rows.length} in all</span> ${pageLink(current + 1, "Next")}</p>`,
  );
}

function haystack(transaction: BankTransaction, contactName: string): string {
  return [transaction.reference, contactName, transaction.total.toFixed(2), ...transaction.lines.map((line) => line.description)]
    .join("\n")
    .toLowerCase();
}

function table(organisation: Organisation, rows: BankTransaction[], names: Map<string, string>): Markup {
  const accounts = new Map(organisation.accounts.map((each) => [each.accountId, each]));
  return markup`<div class="card scroll"><table><thead><tr><th>Date</th><th>Contact</th><th>Reference</th><th>Bank account</th><th>Accounts</th><th class="num">Amount</th><th>Status</th><th class="num">Receipts</th></tr></thead><tbody>
${rows.map((each) => {
  const bankAccount = accounts.get(each.bankAccountId);
  const codes = [
    ...new Set(
      each.lines.map((line) => accounts.get(line.accountId)).map((account) => `${account?.code ?? ""} ${account?.name ?? ""}`.trim()),
    ),
  ];
  return markup`<tr><td>${each.postedOn}</td><td>${names.get(each.contactId) ?? ""}</td><td><a href="${organisationPath(organisation)}/transactions/${each.transactionId}">${each.reference || "open"}</a></td>
<td>${bankAccount?.name ?? ""}</td><td>${codes.join(", ")}</td><td class="num">${each.type === "SPEND" ? "−" : "+"}${amount(each.total)} ${bankAccount?.currency ?? ""}</td><td>${statusWord(each)}</td><td class="num">${each.attachments.length}</td></tr>`;
})}</tbody></table></div>`;
}

export function statusWord(transaction: BankTransaction): string {
  if (transaction.status === "DELETED") return "Deleted";
  return transaction.isReconciled ? "Reconciled" : "Not reconciled";
}
