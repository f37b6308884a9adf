import type { ImportField } from "./import-fields";
import { foldHeader } from "./fold-header";
import type { ImportLayout } from "./import-layout";
import type { ImportRow, LeftOut, LeftOutReason, ReadOutcome } from "./import-row";
import { namesOtherCurrency } from "./named-currency";
import { negative, readAmount, type AmountManner } from "./read-amount";
import { readDate, type SerialEpoch } from "./read-date";
import { readMovement, type Cell } from "./read-movement";
import type { FileRecord } from "./split-records";

const NOT_SETTLED =
  /^(pending|created|processing|in progress|on hold|declined|refused|reverted|failed|cancel+ed|void(ed)?|authori[sz]ed|reversed|rejected|expired|not posted|unposted|tertunda|gagal|dibatalkan|ditolak)\b/i;
const TOTALS =
  /^((grand|sub|report|statement|overall)[ -]?)?totals?\b|\btotals?:?$|^(opening|closing|ending|beginning|brought forward|carried forward)( available)? ?balance\b|^balance (brought|carried) forward|^(sub)?jumlah( total)?\b|^saldo (awal|akhir)\b/i;
/** Lines that go on with a description; more than this is no description. */
const MAX_FOLLOWING = 20;
const MAX_SHOWN_VALUE = 200;
const MAX_CATEGORY = 100;
const AMOUNTS = ["amount", "debit", "credit"] as const;

export type ReadingManner = {
  layout: ImportLayout;
  currency: string;
  /** From a spreadsheet's cells. */ isSheet: boolean;
  epoch: SerialEpoch;
};

/** Turns records into movements one after the other; each record after the header ends as a row, as left out with its reason, or as part of the row above it. */
export class RowReader {
  #held: ReadOutcome[] = [];
  #followed = 0;
  #seen = 0;
  #sum = 0;
  #header = "";
  readonly #amounts: AmountManner;

  constructor(private readonly manner: ReadingManner) {
    const { layout, currency, isSheet } = manner;
    this.#amounts = { decimalMark: layout.decimalMark, currency, isRounded: isSheet };
  }

  push(record: FileRecord): ReadOutcome[] {
    const index = this.#seen++;
    const { headerIndex } = this.manner.layout;
    if (headerIndex !== null && index <= headerIndex) {
      if (index === headerIndex) this.#header = headerOf(record);
      return [];
    }
    const cell = this.#cellsOf(record);
    if (this.#follows(cell)) return [];
    const done = this.#held;
    this.#held = this.#read(record, cell);
    this.#followed = 0;
    return done;
  }

  end(): ReadOutcome[] {
    const done = this.#held;
    this.#held = [];
    return done;
  }

  #cellsOf(record: FileRecord): Cell {
    const { columns } = this.manner.layout;
    return (field) => {
      const column = columns[field];
      return column === undefined ? "" : (record.cells[column] ?? "");
    };
  }

  /** A line without date and amount goes on with the description of the movement above it. */
  #follows(cell: Cell): boolean {
    if (cell("postedOn") || cell("amount") || cell("debit") || cell("credit")) return false;
    const more = [cell("merchant"), cell("description")].filter(Boolean).join(" ");
    const [last] = this.#held;
    if (more && last && "row" in last && this.#followed < MAX_FOLLOWING) {
      last.row.description = `${last.row.description} ${more}`.trim();
      this.#followed += 1;
      return true;
    }
    return !more;
  }

  #read(record: FileRecord, cell: Cell): ReadOutcome[] {
    const leave = (column: ImportField, reason: LeftOutReason): ReadOutcome[] => [{ leftOut: leftOut(record.line, cell, column, reason) }];
    const waiting = (["status", "postedOn"] as const).find((field) => NOT_SETTLED.test(cell(field)));
    if (waiting) return leave(waiting, "notSettled");
    const postedOn = readDate(cell("postedOn"), this.manner.layout.dateOrder ?? "DMY", this.manner.epoch);
    const amount = readMovement(cell, this.manner.layout, this.#amounts);
    if (!postedOn && this.#header && headerOf(record) === this.#header) return leave("postedOn", "repeatedHeader");
    if (!postedOn) return leave(...this.#withoutDate(record, cell, amount));
    const currency = cell("currency").toUpperCase();
    if (currency && currency !== this.manner.currency) return leave("currency", "currencyDiffers");
    const foreign = AMOUNTS.find((field) => namesOtherCurrency(cell(field), this.manner.currency));
    if (foreign) return leave(foreign, "currencyDiffers");
    if ("reason" in amount) return leave(amount.column, amount.reason);
    const merchant = cell("merchant") || cell("payee") || cell("description") || cell("reference");
    if (!merchant) return leave("merchant", "merchantMissing");
    const row = this.#row({ line: record.line, cell, postedOn, amountMinor: amount.amountMinor, merchant });
    this.#sum += row.amountMinor;
    return [{ row }, ...this.#fee(row, cell)];
  }

  #row({
    line,
    cell,
    postedOn,
    amountMinor,
    merchant,
  }: Pick<ImportRow, "line" | "postedOn" | "amountMinor" | "merchant"> & { cell: Cell }): ImportRow {
    return {
      line,
      ownId: cell("externalId") || null,
      postedOn,
      amountMinor,
      merchant,
      description: [cell("description"), cell("reference"), cell("moreReference")].filter((text) => text && text !== merchant).join(" "),
      category: cell("category").slice(0, MAX_CATEGORY) || null,
      cardLast4: /(\d{4})\D*$/.exec(cell("cardLast4"))?.[1] ?? null,
      cardholder: cell("cardholder") || null,
      ...this.#original(cell, amountMinor),
      taxHint: cell("taxHint") || null,
      notes: cell("notes"),
    };
  }

  #withoutDate(record: FileRecord, cell: Cell, amount: ReturnType<typeof readMovement>): [ImportField, LeftOutReason] {
    const hasAmount = !("reason" in amount);
    if (record.cells.some((text) => TOTALS.test(text))) return ["postedOn", "totalsRow"];
    if (hasAmount && !cell("postedOn") && !cell("merchant") && Math.abs(amount.amountMinor) === Math.abs(this.#sum))
      return ["amount", "totalsRow"];
    if (!cell("postedOn")) return ["postedOn", "dateMissing"];
    const hasNone = !cell("amount") && !cell("debit") && !cell("credit");
    return ["postedOn", hasNone ? "textLine" : "dateUnreadable"];
  }

  /** What a bank takes on top of a movement and tells in a column beside it: a movement of its own, so that the balance comes out. */
  #fee(row: ImportRow, cell: Cell): ReadOutcome[] {
    const read = cell("fee") ? readAmount(cell("fee"), this.#amounts) : null;
    if (!read || read.amountMinor === 0) return [];
    this.#sum -= Math.abs(read.amountMinor);
    return [
      {
        row: {
          ...row,
          ownId: row.ownId && `${row.ownId}:fee`,
          amountMinor: negative(Math.abs(read.amountMinor)),
          description: ["Fee", row.description].filter(Boolean).join(" "),
          originalAmountMinor: null,
          originalCurrency: null,
          taxHint: null,
        },
      },
    ];
  }

  /** The amount in the merchant's currency, in the direction of the movement; nothing where that is the account's own currency. */
  #original(cell: Cell, amountMinor: number): Pick<ImportRow, "originalAmountMinor" | "originalCurrency"> {
    const originalCurrency = cell("originalCurrency").toUpperCase();
    const none = { originalAmountMinor: null, originalCurrency: null };
    if (!/^[A-Z]{3}$/.test(originalCurrency) || originalCurrency === this.manner.currency) return none;
    const read = readAmount(cell("originalAmount"), { ...this.#amounts, currency: originalCurrency });
    if (!read) return none;
    const size = Math.abs(read.amountMinor);
    return { originalAmountMinor: amountMinor < 0 ? negative(size) : size, originalCurrency };
  }
}

function leftOut(line: number, cell: Cell, column: ImportField, reason: LeftOutReason): LeftOut {
  return { line, column, value: cell(column).slice(0, MAX_SHOWN_VALUE).toWellFormed(), reason };
}

function headerOf({ cells }: FileRecord): string {
  return cells.map(foldHeader).join("|");
}
