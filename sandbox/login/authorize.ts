import { Refusal, redirect, type Answer } from "../http/answer";
import { formOf, type Call } from "../http/call";
import { markup, page } from "../http/html";
import type { Sandbox } from "../sandbox";
import { authoriseRequest, callbackAddress } from "./authorise-request";
import { giveConsent } from "./give-consent";

/** The consent page: who is signed in, which organisations, allow or cancel. */
export function showConsent(sandbox: Sandbox, call: Call): Answer {
  const request = authoriseRequest(sandbox.settings, call.query);
  const { users, organisations, connections } = sandbox.world;
  const onlyOne = (call.query.get("acr_values") ?? "").includes("bulk_connect:false");
  const isConnected = (organisationId: string) => connections.some((each) => each.organisationId === organisationId);
  return page(
    "Allow access",
    markup`<form class="card narrow" method="post" action="/identity/connect/authorize?${call.query.toString()}">
<h1>Sinkron wants access to</h1>
<label>Signed in as <select name="user">${users.map((user) => markup`<option value="${user.userId}">${user.name} (${user.email})</option>`)}</select></label>
<fieldset style="border:0;padding:0;margin:16px 0"><legend class="soft">${onlyOne ? "Choose one organisation" : "Choose organisations"}</legend>
${organisations.map(
  (each, index) =>
    markup`<label class="choice"><input type="${onlyOne ? "radio" : "checkbox"}" name="organisation" value="${each.organisationId}" ${index === 0 && "checked"}> ${each.name} <span class="soft">${each.baseCurrency}${isConnected(each.organisationId) && ", connected"}</span></label>`,
)}</fieldset>
<p class="soft">It asks for: ${request.scopes.join(", ")}</p>
<button class="main" name="decision" value="allow">Allow access</button> <button name="decision" value="cancel">Cancel</button></form>`,
  );
}

export function answerConsent(sandbox: Sandbox, call: Call): Answer {
  const request = authoriseRequest(sandbox.settings, call.query);
  const form = formOf(call);
  if (form.get("decision") !== "allow") {
    return redirect(callbackAddress(request, { error: "access_denied", error_description: "TenantConsent status DENIED" }));
  }
  const chosen = form.getAll("organisation");
  const organisations = sandbox.world.organisations.filter((each) => chosen.includes(each.organisationId));
  if (organisations.length === 0) {
    throw new Refusal(
      page(
        "Choose an organisation",
        markup`<div class="card narrow"><h1>Choose at least one organisation</h1><p>Go back and choose which organisation to connect.</p></div>`,
        400,
      ),
    );
  }
  const userId = form.get("user") ?? sandbox.world.users[0]?.userId ?? "";
  return redirect(giveConsent(sandbox, { request, userId, organisations }));
}
