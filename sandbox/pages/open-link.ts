import { notFound, redirect, type Answer } from "../http/answer";
import type { Call } from "../http/call";
import type { Sandbox } from "../sandbox";
import { organisationPath } from "./organisation-path";

/** The deep links that apps make into the ledger's own screens. */
export function openLink(sandbox: Sandbox, call: Call): Answer {
  const target = call.query.get("redirecturl");
  const query = target === null ? call.query : new URL(target, "http://sandbox").searchParams;
  const transactionId = query.get("bankTransactionID") ?? call.query.get("bankTransactionID") ?? "";
  const organisation = sandbox.world.organisations.find((each) => each.transactions[transactionId] !== undefined);
  if (!organisation) throw notFound();
  return redirect(`${organisationPath(organisation)}/transactions/${transactionId}`);
}
