import { columnValues, type ColumnMatch } from "./match-columns";
import { negative, readAmount, type AmountManner, type ReadAmount } from "./read-amount";
import { kindOf } from "./read-movement";
import type { FileRecord } from "./split-records";

/** What a positive amount of a signed column means. */
export type PositiveMeans = "spend" | "income";
export type FoundSign = {
  /** Null: nothing tells, so a person has to say. */ positiveMeans: PositiveMeans | null;
  /** The likelier one. */ proposal: PositiveMeans;
};

export type SignedTable = {
  /** What stands above the rows, as it stands there. */ titles: readonly string[];
  /** The names of the columns, folded. */ names: readonly string[];
  body: readonly FileRecord[];
  columns: ColumnMatch;
};
type SignManner = AmountManner & { kind: "DEBIT" | "CARD" };

/** A column of amounts with such a name lists what was spent; what is negative there came back. */
const SPENT =
  /\b(billing|billed|spend|spent|expenditure|cost|paid|charged|debits?|debet|withdrawals?|money out|pengeluaran|belanja|keluar)\b/;
/** A table with such names or titles lists purchases, though not every one of them prints these as positive. */
const PURCHASES =
  /\b(vat|gst|tax|ppn|pajak|supplier|vendor|procurement|organisation label|purchases?|expenditure|spend|spending|directorates?|pembelian|belanja)\b/i;
const BALANCE = /\b(balance|saldo)\b/;
const CAME_BACK =
  /\b(refund(s|ed)?|reversals?|chargeback|cash ?back|rebate|credit (voucher|adjust?ment)|payments? received|thank you|direct credit|cash deposit|received from|transfer from|pengembalian|retur|setoran|transfer dari)\b/i;
/** "Purchase of chairs" still stands beside what came back of them; these name the movement itself. */
const WENT_OUT =
  /^((card|pos|debit) )?purchase\b(?! (of|order|for))|\b(point of sale|(card|bill) payment|payment to|paid to|withdrawal|cash advance|(annual|late|service|admin|atm|bank|transaction) (fee|charge)s?|direct debit|standing order|transfer to|tarik(an)? tunai|biaya admin|transfer ke)\b/i;
/** What a refund was for stands in its category as well. */
const WORDLESS = ["amount", "category", "cardholder", "taxHint", "notes"] as const;
/** "C" is a shop as well as a credit. */
const PROSE = ["merchant", "payee", "description", "reference", "moreReference"] as const;
/** Words are used loosely: one in ten may say the opposite. */
const AGREEMENT = 0.9;

/** Which sign purchases have, by what the table says about itself. How many there are of each is no evidence: a month may hold more refunds than purchases. */
export function findSign(table: SignedTable, manner: SignManner): FoundSign {
  const rows = table.body.flatMap((record) => {
    const read = readAmount(record.cells[table.columns.amount ?? -1] ?? "", { ...manner, isRounded: true });
    return read ? [{ ...read, record }] : [];
  });
  const unmarked = rows.filter(({ isDirected, amountMinor }) => !isDirected && amountMinor !== 0);
  const up = unmarked.filter(({ amountMinor }) => amountMinor > 0).length;
  const down = unmarked.length - up;
  const proposal = manner.kind === "CARD" && up >= down ? "spend" : "income";
  const said = up + down === 0 ? "income" : (byName(table, up) ?? byMarks(rows) ?? byBalance(table, manner) ?? byWords(unmarked, table));
  const isPurchases = up > down && [...table.titles, ...table.names].some((name) => PURCHASES.test(name));
  const positiveMeans = said ?? (isPurchases ? "spend" : null);
  return { positiveMeans, proposal: positiveMeans ?? proposal };
}

/** A list of spending in which nothing was spent is doubtful. */
function byName({ names, columns }: SignedTable, up: number): PositiveMeans | null {
  return up > 0 && SPENT.test(names[columns.amount ?? -1] ?? "") ? "spend" : null;
}

/** Where only credits are marked as such, what has no mark is a debit; and the other way round. */
function byMarks(rows: readonly ReadAmount[]): PositiveMeans | null {
  const marked = rows.filter(({ isDirected }) => isDirected);
  if (marked.length === 0) return null;
  if (marked.every(({ amountMinor }) => amountMinor >= 0)) return "spend";
  return marked.every(({ amountMinor }) => amountMinor <= 0) ? "income" : null;
}

/** The balance of a bank account rises by what comes in, whichever end of the file is the newest. A card's may be what is owed, so it tells nothing. */
function byBalance({ names, body, columns }: SignedTable, manner: SignManner): PositiveMeans | null {
  const column = names.findIndex((name) => BALANCE.test(name));
  if (manner.kind !== "DEBIT" || column === -1) return null;
  const read = (record: FileRecord | undefined, at: number | undefined) =>
    readAmount(record?.cells[at ?? -1] ?? "", { ...manner, isRounded: true })?.amountMinor ?? null;
  const votes = { down: { income: 0, spend: 0 }, up: { income: 0, spend: 0 } };
  for (const [index, record] of body.slice(1).entries()) {
    const before = body[index];
    const [first, second] = [read(before, column), read(record, column)];
    if (first === null || second === null || first === second) continue;
    const change = second - first;
    for (const [order, moved, by] of [
      ["down", record, change],
      ["up", before, -change],
    ] as const) {
      const amount = read(moved, columns.amount);
      if (amount === by) votes[order].income += 1;
      else if (amount === negative(by)) votes[order].spend += 1;
    }
  }
  const order = votes.up.income + votes.up.spend > votes.down.income + votes.down.spend ? votes.up : votes.down;
  return agreed(order.income, order.spend);
}

/** "Refund" beside a negative amount, "Purchase" beside a positive one: in a column of types, or among other words. */
function byWords(rows: readonly { amountMinor: number; record: FileRecord }[], { columns }: SignedTable): PositiveMeans | null {
  const votes = { income: 0, spend: 0 };
  const [wordless, prose] = [WORDLESS, PROSE].map((fields) => new Set(fields.flatMap((field) => columns[field] ?? [])));
  for (const { amountMinor, record } of rows) {
    const says = (kind: "in" | "out", words: RegExp) =>
      record.cells.some(
        (text, column) =>
          !wordless?.has(column) && (words.test(text) || ((text.length > 2 || !prose?.has(column)) && kindOf(text) === kind)),
      );
    const isIn = says("in", CAME_BACK);
    const isOut = !isIn && says("out", WENT_OUT);
    if (isIn || isOut) votes[isIn === amountMinor > 0 ? "income" : "spend"] += 1;
  }
  return agreed(votes.income, votes.spend);
}

function agreed(income: number, spend: number): PositiveMeans | null {
  const all = income + spend;
  if (all === 0 || Math.max(income, spend) < all * AGREEMENT) return null;
  return income > spend ? "income" : "spend";
}

/** A column that calls each row a purchase, a refund or the like, beside amounts without any sign: that is where the direction stands. */
export function findKinds(body: readonly FileRecord[], columns: ColumnMatch): number | null {
  if (columns.amount === undefined || columns.direction !== undefined) return null;
  if (columnValues(body, columns.amount).some((value) => /^\s*[(-]|-\s*$|\b(CR|DR|DB)\b/i.test(value))) return null;
  const taken = new Set(Object.values(columns));
  const width = Math.max(0, ...body.slice(0, 100).map(({ cells }) => cells.length));
  for (let column = 0; column < width; column += 1) {
    if (taken.has(column)) continue;
    const kinds = new Set(columnValues(body, column).map(kindOf));
    if (kinds.size === 2 && kinds.has("in") && kinds.has("out")) return column;
  }
  return null;
}
