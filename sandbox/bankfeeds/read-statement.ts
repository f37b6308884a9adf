import { isObject, textOf, type JsonObject } from "../accounting/read-json";
import type { Statement, StatementLine } from "../state/world";
import { refused } from "./problem";

type Read = Pick<Statement, "startOn" | "endOn" | "startBalance" | "endBalance" | "lines">;

const LONGEST = { description: 2000, payeeName: 255, reference: 255, chequeNumber: 20, transactionType: 30 };
const DAY_MS = 86_400_000;

const invalid = (detail: string) => refused("invalid-request", 400, detail);

/** Reads one posted statement and checks all that Xero says it checks. Amounts become ten-thousandths, money out negative. */
export function readStatement(item: JsonObject, nowMs: number): Read {
  const [startOn, endOn] = [dayOf(item["startDate"], "StartDate"), dayOf(item["endDate"], "EndDate")];
  const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const oldest = new Date(nowMs);
  oldest.setUTCFullYear(oldest.getUTCFullYear() - 1);
  if (startOn < dayAt(oldest.getTime()))
    throw refused("invalid-start-date", 400, "StartDate can be no older than one year from the current date.");
  if (endOn > dayAt(nowMs + DAY_MS)) throw refused("invalid-end-date", 400, "EndDate can not be in the future.");
  if (startOn > endOn) throw refused("invalid-start-and-end-date", 400, "StartDate must not be after EndDate.");
  const rows = item["statementLines"];
  if (!Array.isArray(rows) || rows.length === 0 || !rows.every(isObject))
    throw invalid("For the request field missing parameter 'StatementLines'.");
  const lines = rows.map(lineOf);
  if (lines.some(({ postedOn }) => postedOn < startOn || postedOn > endOn))
    throw invalid("For the request field 'StatementLine.PostedDate' is outside the statement.");
  const [startBalance, endBalance] = [moneyOf(item["startBalance"], "StartBalance"), moneyOf(item["endBalance"], "EndBalance")];
  if (startBalance + lines.reduce((sum, line) => sum + line.amount, 0) !== endBalance)
    throw refused("invalid-end-balance", 422, "End balance does not match start balance +/- statement line amounts.");
  return { startOn, endOn, startBalance, endBalance, lines };
}

function lineOf(row: JsonObject): StatementLine {
  for (const [field, length] of Object.entries(LONGEST))
    if ((textOf(row[field])?.length ?? 0) > length)
      throw invalid(
        `For the request field 'StatementLine.${field.charAt(0).toUpperCase()}${field.slice(1)}' exceeded the maximum length of ${length}.`,
      );
  return {
    postedOn: dayOf(row["postedDate"], "StatementLine.PostedDate"),
    amount: moneyOf(row, "StatementLine.Amount"),
    transactionId: textOf(row["transactionId"]),
    payee: textOf(row["payeeName"]) ?? "",
    description: textOf(row["description"]) ?? "",
    reference: textOf(row["reference"]) ?? "",
  };
}

function dayOf(value: unknown, field: string): string {
  const text = textOf(value);
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw invalid(`For the request field '${field}' is not a date.`);
  return text;
}

/** Unsigned, as a number or as text; the sign lies in the indicator. */
function moneyOf(value: unknown, field: string): number {
  const { amount, creditDebitIndicator } = isObject(value) ? value : {};
  const match = /^(\d{1,15})(?:\.(\d{1,4}))?$/.exec(typeof amount === "number" ? String(amount) : (textOf(amount) ?? ""));
  if (!match) throw invalid(`For the request field '${field}' is not an unsigned amount of at most four decimals.`);
  if (creditDebitIndicator !== "CREDIT" && creditDebitIndicator !== "DEBIT")
    throw invalid(`For the request field '${field}' missing parameter 'CreditDebitIndicator'.`);
  const size = Number(`${match[1] ?? "0"}${(match[2] ?? "").padEnd(4, "0")}`);
  return creditDebitIndicator === "CREDIT" || size === 0 ? size : -size;
}
