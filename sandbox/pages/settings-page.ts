import type { Answer } from "../http/answer";
import { markup, page } from "../http/html";
import type { Sandbox } from "../sandbox";
import type { Organisation } from "../state/world";
import { changeForm } from "./change-form";
import { organisationPath } from "./organisation-path";

/** What can be changed here so that the app has something to notice: its connection, lock dates, accounts. */
export function settingsPage(sandbox: Sandbox, organisation: Organisation): Answer {
  const backTo = `${organisationPath(organisation)}/settings`;
  const own = { organisation: organisation.organisationId };
  const isConnected = sandbox.world.connections.some((each) => each.organisationId === organisation.organisationId);
  return page(
    `Settings of ${organisation.name}`,
    markup`<p><a href="${organisationPath(organisation)}">${organisation.name}</a></p><h1>Settings</h1>
<h2>Connected apps</h2><div class="card">${isConnected ? markup`<p>An app is connected to this organisation.</p>${changeForm("Disconnect", backTo, { ...own, kind: "disconnect" })}` : "No app is connected."}</div>
<h2>Lock dates</h2><form class="row card" method="post" action="/change"><input type="hidden" name="kind" value="lockDate"><input type="hidden" name="organisation" value="${own.organisation}"><input type="hidden" name="backTo" value="${backTo}">
<label>Nobody but advisers before and on <input type="date" name="periodLockOn" value="${organisation.periodLockOn ?? ""}"></label>
<label>Nobody at all before and on <input type="date" name="endOfYearLockOn" value="${organisation.endOfYearLockOn ?? ""}"></label><button class="main">Save</button></form>
<h2>Chart of accounts</h2><div class="card scroll"><table><thead><tr><th>Code</th><th>Name</th><th>Type</th><th>Tax rate</th><th>Status</th><th>Payments</th><th></th></tr></thead><tbody>
${organisation.accounts.map((each) => {
  const isArchived = each.status === "ARCHIVED";
  return markup`<tr><td>${each.code}</td><td>${each.name}</td><td>${each.type}${each.currency === null ? "" : `, ${each.currency}`}</td><td>${each.taxType}</td><td>${isArchived ? "Archived" : "Active"}</td><td>${each.enablesPayments ? "Enabled" : "Not enabled"}</td>
<td>${each.systemAccount === null && changeForm(isArchived ? "Restore" : "Archive", backTo, { ...own, kind: "archiveAccount", account: each.accountId, isArchived: String(!isArchived) })}
${each.systemAccount === null && each.type !== "BANK" && changeForm(each.enablesPayments ? "Disable payments" : "Enable payments", backTo, { ...own, kind: "enablePayments", account: each.accountId, isEnabled: String(!each.enablesPayments) })}</td></tr>`;
})}</tbody></table></div>`,
  );
}
