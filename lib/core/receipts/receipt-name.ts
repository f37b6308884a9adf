const MAX_LENGTH = 120;

/** The name a file came with, safe to show and to offer for download: no folders, no control characters, not too long. Never empty. */
export function receiptName(given: string, extension: string): string {
  const base = given.split(/[/\\]/).at(-1) ?? "";
  const clean = base
    .normalize("NFC")
    .replace(/[\p{C}<>:"|?*]/gu, "")
    .replace(/^[.\s]+|\s+$/g, "");
  if (clean === "") return `receipt.${extension}`;
  if (clean.length <= MAX_LENGTH) return clean;
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(clean)?.[0] ?? "";
  return clean.slice(0, MAX_LENGTH - ending.length) + ending;
}
