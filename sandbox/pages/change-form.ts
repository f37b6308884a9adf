import { markup, type Markup } from "../http/html";

/** One button that does one change. */
export function changeForm(label: string, backTo: string, fields: Record<string, string>): Markup {
  const hidden = Object.entries({ ...fields, backTo }).map(
    ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`,
  );
  return markup`<form class="inline" method="post" action="/change">${hidden}<button>${label}</button></form>`;
}
