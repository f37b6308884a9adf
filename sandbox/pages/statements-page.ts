import type { Answer } from "../http/answer";
import type { Call } from "../http/call";
import { markup, page, type Markup } from "../http/html";
import type { Sandbox } from "../sandbox";
import type { Account, Organisation, Statement } from "../state/world";
import { amount } from "./amount";
import { organisationPath } from "./organisation-path";

const LINES_SHOWN = 200;

/** The bank statements that arrived through feeds: per bank account its balance and its newest lines, and what became of each statement. */
export function statementsPage(sandbox: Sandbox, organisation: Organisation, call: Call): Answer {
  const wanted = call.query.get("account");
  const own = sandbox.world.bankFeeds.statements.filter((each) => each.organisationId === organisation.organisationId);
  const accounts = organisation.accounts.filter((each) => each.type === "BANK" && (wanted === null || each.accountId === wanted));
  const told = accounts.filter((each) => own.some(({ accountId }) => accountId === each.accountId));
  return page(
    `Bank statements of ${organisation.name}`,
    markup`<p><a href="${organisationPath(organisation)}">${organisation.name}</a></p><h1>Bank statements</h1>
${told.length === 0 && markup`<p class="card">No statement has arrived yet.</p>`}
${told.map((account) =>
  accountPart(
    account,
    own.filter(({ accountId }) => accountId === account.accountId),
  ),
)}`,
  );
}

function accountPart(account: Account, statements: Statement[]): Markup {
  const delivered = statements.filter((each) => each.rejection === null && each.settledMs <= Date.now());
  const lines = delivered.flatMap((each) => each.lines).sort((one, other) => (one.postedOn < other.postedOn ? 1 : -1));
  const money = (tenThousandths: number) =>
    `${tenThousandths < 0 ? "−" : ""}${amount(Math.abs(tenThousandths) / 10_000)} ${account.currency ?? ""}`;
  return markup`<h2>${account.name}</h2><div class="card"><p>Statement balance: <b>${money(delivered.at(-1)?.endBalance ?? 0)}</b> · Lines: ${lines.length}</p>
<div class="scroll"><table><thead><tr><th>Statement</th><th class="num">Opening balance</th><th class="num">Lines</th><th class="num">Closing balance</th><th>Status</th></tr></thead><tbody>
${[...statements].reverse().map((each) => markup`<tr><td>${each.startOn} – ${each.endOn}</td><td class="num">${money(each.startBalance)}</td><td class="num">${each.lineCount}</td><td class="num">${money(each.endBalance)}</td><td>${statusOf(each)}</td></tr>`)}</tbody></table></div>
<div class="scroll"><table><thead><tr><th>Date</th><th>Payee</th><th>Description</th><th>Reference</th><th class="num">Amount</th></tr></thead><tbody>
${lines.slice(0, LINES_SHOWN).map((line) => markup`<tr><td>${line.postedOn}</td><td>${line.payee}</td><td>${line.description}</td><td>${line.reference}</td><td class="num">${money(line.amount)}</td></tr>`)}</tbody></table></div>
${lines.length > LINES_SHOWN && markup`<p class="soft">The newest ${LINES_SHOWN} of ${lines.length} lines.</p>`}</div>`;
}

function statusOf({ settledMs, rejection }: Statement): string {
  if (settledMs > Date.now()) return "Pending";
  return rejection ? `Rejected: ${rejection.detail}` : "Delivered";
}
