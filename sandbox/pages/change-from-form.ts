import { notFound, redirect, type Answer } from "../http/answer";
import { formOf, type Call } from "../http/call";
import { changeSchema } from "../control/fault-schema";
import type { Sandbox } from "../sandbox";
import { applyChange } from "../state/changes";

/** A small form of these pages: does its change and goes back to where it was pressed. */
export function changeFromForm(sandbox: Sandbox, call: Call): Answer {
  if (call.path !== "/change") throw notFound();
  const fields = Object.fromEntries(
    [...formOf(call)].map(([name, value]) => [
      name,
      name.startsWith("is") ? value === "true" : name.endsWith("On") && value === "" ? null : value,
    ]),
  );
  const { backTo, ...rest } = fields;
  const change = changeSchema.safeParse(rest);
  if (!change.success) throw notFound();
  applyChange(sandbox.world, change.data, sandbox.stampMs());
  sandbox.changed();
  return redirect(typeof backTo === "string" && /^\/(?![/\\])/.test(backTo) ? backTo : "/");
}
