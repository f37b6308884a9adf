import type { Answer } from "../http/answer";
import { markup, page, type Markup } from "../http/html";
import type { BankTransaction, Line, Organisation } from "../state/world";
import { amount } from "./amount";
import { changeForm } from "./change-form";
import { organisationPath } from "./organisation-path";
import { statusWord } from "./transactions-page";

/** One bank transaction with its lines and receipts, and what a bookkeeper may do to it. */
export function transactionPage(organisation: Organisation, transaction: BankTransaction): Answer {
  const bankAccount = organisation.accounts.find((each) => each.accountId === transaction.bankAccountId);
  const contact = organisation.contacts.find((each) => each.contactId === transaction.contactId);
  const path = `${organisationPath(organisation)}/transactions/${transaction.transactionId}`;
  const isLive = transaction.status === "AUTHORISED";
  const fields = { transaction: transaction.transactionId };
  return page(
    transaction.reference || "Bank transaction",
    markup`<p><a href="${organisationPath(organisation)}">${organisation.name}</a></p>
<h1>${transaction.type === "SPEND" ? "Spend money" : "Receive money"} · ${amount(transaction.total)} ${bankAccount?.currency ?? ""}</h1>
<div class="card"><table><tbody>
${row("Contact", contact?.name ?? "")}${row("Date", transaction.postedOn)}${row("Reference", transaction.reference)}${row("Bank account", bankAccount?.name ?? "")}
${row("Status", statusWord(transaction))}${row("Amounts are", { Exclusive: "Tax exclusive", Inclusive: "Tax inclusive", NoTax: "No tax" }[transaction.lineAmountTypes])}
${transaction.url === null ? "" : markup`<tr><th>Link</th><td><a href="${transaction.url}" rel="noreferrer">Go to ${new URL(transaction.url).host}</a></td></tr>`}</tbody></table></div>
<div class="card scroll"><table><thead><tr><th>Description</th><th class="num">Quantity</th><th class="num">Unit price</th><th>Account</th><th>Tax rate</th><th class="num">Tax</th><th>Tracking</th><th class="num">Amount</th></tr></thead><tbody>
${transaction.lines.map((line) => lineRow(organisation, line))}
<tr><td colspan="7" class="num">Subtotal</td><td class="num">${amount(transaction.subTotal)}</td></tr><tr><td colspan="7" class="num">Tax</td><td class="num">${amount(transaction.totalTax)}</td></tr>
<tr><td colspan="7" class="num"><b>Total</b></td><td class="num"><b>${amount(transaction.total)}</b></td></tr></tbody></table></div>
<h2>Receipts</h2><div class="card">${
      transaction.attachments.length === 0
        ? "No receipts."
        : transaction.attachments.map(
            (each) =>
              markup`<p style="margin:4px 0"><a href="${path}/${encodeURIComponent(each.fileName)}">${each.fileName}</a> <span class="soft">${amount(each.byteSize / 1000)} kB</span></p>`,
          )
    }</div>
${isLive && changeForm(transaction.isReconciled ? "Undo the reconciliation" : "Reconcile", path, { ...fields, kind: "reconcile", isReconciled: String(!transaction.isReconciled) })}
${isLive && changeForm("Delete", path, { ...fields, kind: "deleteTransaction" })}`,
  );
}

function row(name: string, value: string): Markup {
  return markup`<tr><th>${name}</th><td>${value}</td></tr>`;
}

function lineRow(organisation: Organisation, line: Line): Markup {
  const account = organisation.accounts.find((each) => each.accountId === line.accountId);
  const rate = organisation.taxRates.find((each) => each.taxType === line.taxType);
  const options = organisation.trackingCategories.flatMap((category) =>
    category.options
      .filter((option) => line.tracking.some((each) => each.optionId === option.optionId))
      .map((option) => `${category.name}: ${option.name}`),
  );
  return markup`<tr><td style="white-space:pre-line">${line.description}</td><td class="num">${line.quantity}</td><td class="num">${amount(line.unitAmount)}</td><td>${account?.code ?? ""} ${account?.name ?? ""}</td>
<td>${rate?.name ?? line.taxType}</td><td class="num">${amount(line.taxAmount)}</td><td>${options.join(", ")}</td><td class="num">${amount(line.lineAmount)}</td></tr>`;
}
