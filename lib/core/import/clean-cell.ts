/** Anything that the quick way would not leave exactly as it is. */
const NEEDS_CARE = /[^\x20-\x7e]| {2}|^ | $|^="/;
/** Control characters, which Postgres or a screen would choke on; whitespace is folded afterwards. */
// eslint's rule against them is about typing errors: here they are meant.
const CONTROLS = new RegExp("[\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f]", "g");
/** What is invisible and turns text round or splits a number in two. Joiners stay: scripts and emoji need them. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\uffff]/g;

/** The text of a cell as a person sees it: no control or direction marks, blanks folded, and what Excel's ="00123" says. */
export function cleanCell(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  const seen = text.toWellFormed().replace(CONTROLS, "").replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
  return /^="([^"]*)"$/.exec(seen)?.[1] ?? seen;
}
