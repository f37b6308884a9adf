import { lastFour } from "../last-four";
import { toDecimalString } from "../money";
import type { StatementPart } from "./cut-statement";
import { shortened, type StatementLine } from "./statement-line";

type OfxContext = {
  account: { kind: "DEBIT" | "CARD"; accountNumber: string; currency: string };
  timeZone: string;
  now: Date;
};

/** The form that banks export most and that every reader takes; every element is closed, so that readers of XML take it too. */
const HEADER = [
  "OFXHEADER:100",
  "DATA:OFXSGML",
  "VERSION:102",
  "SECURITY:NONE",
  "ENCODING:UTF-8",
  "CHARSET:NONE",
  "COMPRESSION:NONE",
  "OLDFILEUID:NONE",
  "NEWFILEUID:NONE",
].join("\r\n");

const BANK_ID = "SINKRON";
const LONGEST = { accountId: 22, name: 32, memo: 255 };
const STATUS = node("STATUS", leaf("CODE", "0"), leaf("SEVERITY", "INFO"));

/** A statement as OFX: bank accounts as STMTRS, cards as CCSTMTRS with no more than the number's last four. */
export function statementOfx(part: StatementPart, { account, timeZone, now }: OfxContext): string {
  const zone = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const moment = (on: string) => momentOf(on, zone);
  const isCard = account.kind === "CARD";
  const from = isCard
    ? node("CCACCTFROM", leaf("ACCTID", lastFour(account.accountNumber)))
    : node(
        "BANKACCTFROM",
        leaf("BANKID", BANK_ID),
        leaf("ACCTID", shortened(account.accountNumber.replace(/[^0-9A-Za-z]/g, ""), LONGEST.accountId)),
        leaf("ACCTTYPE", "CHECKING"),
      );
  const statement = node(
    isCard ? "CCSTMTRS" : "STMTRS",
    leaf("CURDEF", account.currency),
    from,
    node(
      "BANKTRANLIST",
      leaf("DTSTART", moment(part.fromOn)),
      leaf("DTEND", moment(part.toOn)),
      ...part.lines.map((line) => transaction(line, account.currency, moment)),
    ),
    node("LEDGERBAL", leaf("BALAMT", toDecimalString(part.closingMinor, account.currency)), leaf("DTASOF", moment(part.toOn))),
  );
  const answer = node(isCard ? "CCSTMTTRNRS" : "STMTTRNRS", leaf("TRNUID", "0"), STATUS, statement);
  const signOn = node("SONRS", STATUS, leaf("DTSERVER", now.toISOString().replace(/[-:T]/g, "").slice(0, 14)), leaf("LANGUAGE", "ENG"));
  const body = node("OFX", node("SIGNONMSGSRSV1", signOn), node(isCard ? "CREDITCARDMSGSRSV1" : "BANKMSGSRSV1", answer));
  return `${HEADER}\r\n\r\n${body}`;
}

function transaction(line: StatementLine, currency: string, moment: (on: string) => string): string {
  return node(
    "STMTTRN",
    leaf("TRNTYPE", line.amountMinor < 0 ? "DEBIT" : "CREDIT"),
    leaf("DTPOSTED", moment(line.postedOn)),
    leaf("TRNAMT", toDecimalString(line.amountMinor, currency)),
    leaf("FITID", line.lineId),
    leaf("REFNUM", line.reference),
    leaf("NAME", shortened(line.payee, LONGEST.name)),
    leaf("MEMO", shortened([line.reference, line.description].filter(Boolean).join(" · "), LONGEST.memo)),
  );
}

/** Noon of the day, with its distance from Greenwich: a reader in any zone finds the same day. */
function momentOf(on: string, zone: Intl.DateTimeFormat): string {
  const offset = zone.format(new Date(`${on}T12:00:00Z`));
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d+):(\d+)/.exec(offset) ?? [];
  return `${on.replaceAll("-", "")}120000[${sign}${Number(hours) + Number(minutes) / 60}]`;
}

function node(name: string, ...children: string[]): string {
  return `<${name}>\r\n${children.join("")}</${name}>\r\n`;
}

function leaf(name: string, text: string): string {
  return `<${name}>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</${name}>\r\n`;
}
