export type FileShape = "text" | "xlsx" | "xls";
/** What a file is where it is no table that can be read. */
export type OddFile = "empty" | "encrypted" | "pdf" | "otherSpreadsheet" | "notATable";

const startsWith = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);

/** What a file is, by its first bytes: names and extensions lie. A zip counts as XLSX until its contents say otherwise, an OLE container as XLS. */
export function sniffFile(head: Uint8Array): FileShape | OddFile {
  if (head.length === 0) return "empty";
  if (startsWith(head, 0x50, 0x4b)) return "xlsx";
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return "xls";
  // BIFF without a container: Excel 2 to 4, and what some banks still write.
  if (startsWith(head, 0x09) && [0x00, 0x02, 0x04, 0x08].includes(head[1] ?? -1) && head[3] === 0x00) return "xls";
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) return "pdf";
  const start = new TextDecoder("latin1")
    .decode(head.subarray(0, 1000))
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart()
    .toLowerCase();
  // Many a bank's ".xls" is a web page with a table in it, or Excel's XML of 2003: the reader of XLS takes both.
  if (
    /^(<\?xml[^>]*>\s*)?(<\?mso-application[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype html|html|table|head|meta|style|(\w+:)?workbook)/.test(
      start,
    )
  )
    return "xls";
  return looksBinary(head) ? "notATable" : "text";
}

/** Control characters that no text has; UTF-16 has zeros in every other byte at most. */
function looksBinary(head: Uint8Array): boolean {
  let odd = 0;
  let zeros = 0;
  for (const byte of head) {
    if (byte === 0) zeros += 1;
    else if (byte < 0x09 || (byte > 0x0d && byte < 0x20)) odd += 1;
  }
  return odd > head.length / 20 || zeros > (head.length * 6) / 10;
}
