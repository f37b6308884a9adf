import type { Answer } from "../http/answer";
import { markup, page } from "../http/html";
import type { Sandbox } from "../sandbox";
import { organisationPath } from "./organisation-path";

export function homePage(sandbox: Sandbox): Answer {
  const { organisations, connections } = sandbox.world;
  return page(
    "Organisations",
    markup`<h1>Organisations</h1>${organisations.map((each) => {
      const live = Object.values(each.transactions).filter((transaction) => transaction.status === "AUTHORISED");
      const isConnected = connections.some((connection) => connection.organisationId === each.organisationId);
      return markup`<div class="card"><h2 style="margin-top:0"><a href="${organisationPath(each)}">${each.name}</a></h2>
<p>${each.baseCurrency} · Bank transactions: ${live.length} · Receipts: ${live.reduce((total, transaction) => total + transaction.attachments.length, 0)} · ${isConnected ? "connected to the app" : "not connected"}</p>
<p><a href="${organisationPath(each)}">Bank transactions</a> · <a href="${organisationPath(each)}/statements">Bank statements</a> · <a href="${organisationPath(each)}/settings">Settings</a></p></div>`;
    })}`,
  );
}
