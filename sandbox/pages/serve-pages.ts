import { Refusal, json, notFound, text, type Answer } from "../http/answer";
import { header, type Call } from "../http/call";
import type { Sandbox } from "../sandbox";
import type { Organisation } from "../state/world";
import { changeFromForm } from "./change-from-form";
import { homePage } from "./home-page";
import { openLink } from "./open-link";
import { receiptFile } from "./receipt-file";
import { settingsPage } from "./settings-page";
import { statementsPage } from "./statements-page";
import { transactionPage } from "./transaction-page";
import { transactionsPage } from "./transactions-page";

/** What a person sees of the sandbox: the organisations and what stands in their books. */
export function servePages(sandbox: Sandbox, call: Call): Answer {
  if (call.path === "/health") return json({ status: "ok" });
  if (call.method === "POST") return change(sandbox, call);
  if (call.method !== "GET" && call.method !== "HEAD") throw notFound();
  if (call.path === "/") return homePage(sandbox);
  if (/^\/(Bank\/ViewTransaction|organisationlogin\/default)\.aspx$/i.test(call.path)) return openLink(sandbox, call);
  const [, area, shortCode = "", section, id = "", name] = call.path.split("/").map(decodeURIComponent);
  if (area !== "organisations") throw notFound();
  const organisation = sandbox.world.organisations.find((each) => each.shortCode === shortCode);
  if (!organisation) throw notFound();
  if (section === undefined || section === "") return transactionsPage(organisation, call);
  if (section === "statements") return statementsPage(sandbox, organisation, call);
  if (section === "settings") return settingsPage(sandbox, organisation);
  if (section === "transactions")
    return name === undefined
      ? transactionPage(organisation, known(organisation, id))
      : receiptFile(sandbox, known(organisation, id), name);
  throw notFound();
}

function known(organisation: Organisation, transactionId: string) {
  const found = organisation.transactions[transactionId];
  if (!found) throw notFound();
  return found;
}

function change(sandbox: Sandbox, call: Call): Answer {
  // Forms count only when they were sent from these pages themselves.
  const site = header(call, "sec-fetch-site");
  const origin = header(call, "origin");
  if ((site !== null && site !== "same-origin") || (origin !== null && origin !== call.origin))
    throw new Refusal(text("Forms of other sites are not accepted.", 403));
  return changeFromForm(sandbox, call);
}
