/** Whether the browser says that it runs on a phone: by its hint, or where it gives none, by the word that phones have in their names. */
export function isPhoneRequest(head: Pick<Headers, "get">): boolean {
  const hint = head.get("sec-ch-ua-mobile");
  return hint ? hint === "?1" : /\bMobi/.test(head.get("user-agent") ?? "");
}
