// Reads an old workbook in a thread of its own, which may be ended when it takes too long or too much memory. Run by xls-table.ts.
// Tells each sheet's rows as [line, ...cells]: text as text, numbers as numbers, days as [serial].
import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import * as XLSX from "@e965/xlsx";

const ROWS_AT_ONCE = 500;
const options = { dense: true, cellNF: true, cellText: false, cellFormula: false, cellHTML: false, raw: true };

const cellOf = (cell) => {
  if (!cell) return "";
  if (cell.t === "n") return cell.z && XLSX.SSF.is_date(cell.z) ? [cell.v] : cell.v;
  if (cell.t === "b") return cell.v ? "TRUE" : "FALSE";
  return cell.t === "e" || cell.t === "z" ? "" : String(cell.v ?? "");
};

try {
  const workbook = XLSX.read(readFileSync(workerData.path), options);
  parentPort.postMessage({ epoch: workbook.Workbook?.WBProps?.date1904 ? 1904 : 1900, names: workbook.SheetNames });
  workbook.SheetNames.forEach((name, sheet) => {
    const rows = workbook.Sheets[name]?.["!data"] ?? [];
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      const some = rows.slice(start, start + ROWS_AT_ONCE).map((row, index) => [start + index + 1, ...Array.from(row ?? [], cellOf)]);
      parentPort.postMessage({ sheet, rows: some });
    }
  });
  parentPort.postMessage({ done: true });
} catch (error) {
  // Excel puts a protected workbook of either kind into a container with a part of this name.
  const isSealed = readFileSync(workerData.path).includes(Buffer.from("EncryptedPackage", "utf16le"));
  parentPort.postMessage({ problem: isSealed || /password/i.test(String(error?.message)) ? "encrypted" : "damaged" });
}
