/** Whether a PDF can be opened by whoever receives it, told from its outer structure. */
export type PdfCondition = "sound" | "encrypted" | "damaged";

const TAIL_BYTES = 2048;

/**
 * A PDF ends with "%%EOF"; a cut-off upload lacks it (readers mend a wrong or missing table before it). A protected one names its encryption in the trailer or in
 * the dictionary of the cross-reference stream, both of which are always plain text.
 */
export function pdfCondition(bytes: Buffer): PdfCondition {
  if (!bytes.subarray(0, 1024).includes("%PDF-")) return "damaged";
  const tail = bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES)).toString("latin1");
  if (!tail.includes("%%EOF")) return "damaged";
  if (/\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(bytes.toString("latin1"))) return "encrypted";
  return "sound";
}
