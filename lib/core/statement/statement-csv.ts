import { csvLines } from "../csv-writer";
import { toDecimalString } from "../money";
import type { StatementPart } from "./cut-statement";

/** Xero's own template; the starred ones are required. */
const COLUMNS = ["*Date", "*Amount", "Payee", "Description", "Reference", "Cheque Number"];

type CsvContext = {
  currency: string;
  /** Of the books: Xero reads dates the way its organisation's country writes them. */
  countryCode: string;
};

/** A statement as Xero imports it: money out is negative. Without the byte order mark, which would become part of the first heading. */
export function statementCsv({ lines }: StatementPart, { currency, countryCode }: CsvContext): string {
  return csvLines([
    COLUMNS,
    ...lines.map((line) => [
      writtenDay(line.postedOn, countryCode),
      toDecimalString(line.amountMinor, currency),
      line.payee,
      line.description,
      line.reference,
      "",
    ]),
  ]);
}

function writtenDay(on: string, countryCode: string): string {
  const [year = "", month = "", day = ""] = on.split("-");
  return countryCode === "US" ? `${month}/${day}/${year}` : `${day}/${month}/${year}`;
}
