import type { TrackingChoice } from "./coding";
import { detectDelimiter } from "./import/detect-delimiter";
import { RecordSplitter, type FileRecord } from "./import/split-records";
import { nameKey, type LedgerAccount, type LedgerContact } from "./ledger-reference";
import { isMappable, isTaxRateFor } from "./mappable-account";
import type { MappingChange } from "./mapping-change";
import { asRead, findNamed, MAPPING_COLUMNS, mappingCells, TRACKING_PREFIX, type MappedCategory, type MappingLists } from "./mapping-file";
import { withTrackingOption } from "./tracking-choices";

export type MappingProblem =
  | "categoryUnknown"
  | "categoryTwice"
  | "accountUnknown"
  | "accountNotOffered"
  | "accountDiffers"
  | "taxUnknown"
  | "taxNotForAccount"
  | "taxDiffers"
  | "trackingUnknown"
  | "contactUnknown"
  | "several";

/** `column` and `value` as they stand in the file. */
export type MappingFileError = { line: number; category: string; column: string; value: string; problem: MappingProblem };

export type MappingFileResult = { changes: MappingChange[]; errors: MappingFileError[]; unchangedCount: number };

type Known = { categories: readonly MappedCategory[]; lists: MappingLists; contacts: readonly LedgerContact[] };
type Cells = ReadonlyMap<string, string>;

class Wrong extends Error {
  constructor(
    readonly problem: MappingProblem,
    readonly column: string,
    readonly value: string,
  ) {
    super(problem);
  }
}

/**
 * What a file of the mapping would change, line by line; null where it has no column of categories. Columns that are missing are left as they
 * are, empty cells take a value away, and what stands there already is never questioned, so that an export comes back without a change.
 */
export function readMappingFile(text: string, known: Known): MappingFileResult | null {
  const [header, ...records] = recordsOf(text);
  const columns = new Map((header?.cells ?? []).map((name, index) => [nameKey(name), index]));
  if (!columns.has(nameKey(MAPPING_COLUMNS.category))) return null;
  const seen = new Set<string>();
  const result: MappingFileResult = { changes: [], errors: [], unchangedCount: 0 };
  for (const { line, cells } of records) {
    const named = new Map([...columns].map(([key, index]) => [key, cells[index] ?? ""]));
    const category = named.get(nameKey(MAPPING_COLUMNS.category)) ?? "";
    try {
      const change = readLine(named, known, seen);
      if (Object.keys(change).length > 1) result.changes.push(change);
      else result.unchangedCount += 1;
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      const { problem, column, value } = error;
      result.errors.push({ line, category, column, value, problem });
    }
  }
  return result;
}

/** The contacts that a file names, for looking them up before it is read. */
export function contactCells(text: string): string[] {
  const [header, ...records] = recordsOf(text);
  const index = header?.cells.findIndex((name) => nameKey(name) === nameKey(MAPPING_COLUMNS.contact)) ?? -1;
  return [...new Set(records.flatMap(({ cells }) => cells[index] ?? []))].filter((cell) => cell !== "");
}

function readLine(cells: Cells, known: Known, seen: Set<string>): MappingChange {
  const name = cells.get(nameKey(MAPPING_COLUMNS.category)) ?? "";
  const category = only(known.categories, (one) => one.name, { cell: name, column: MAPPING_COLUMNS.category, problem: "categoryUnknown" });
  if (seen.has(category.categoryId)) throw new Wrong("categoryTwice", MAPPING_COLUMNS.category, name);
  seen.add(category.categoryId);

  const now = mappingCells(category, known.lists, known.contacts);
  /** The cells of these columns where they are there and say something else than what holds. */
  const changed = (...names: string[]) => {
    const present = names.filter((column) => cells.has(nameKey(column)));
    const read = (column: string) => cells.get(nameKey(column)) ?? "";
    return present.some((column) => read(column) !== asRead(now[column] ?? "")) ? names.map(read) : null;
  };
  const change: MappingChange = { categoryId: category.categoryId };

  const { accountCode, accountName, taxType, taxName } = MAPPING_COLUMNS;
  const [code, called] = changed(accountCode, accountName) ?? [];
  if (code !== undefined && called !== undefined) change.ledgerAccountId = findAccount(code, called, known.lists.accounts);
  const accountId = change.ledgerAccountId === undefined ? category.mapping.ledgerAccountId : change.ledgerAccountId;
  const taxCells = changed(taxType, taxName) ?? (change.ledgerAccountId ? [cells.get(nameKey(taxType)), cells.get(nameKey(taxName))] : []);
  if (taxCells.some((cell) => cell !== undefined)) {
    const account = known.lists.accounts.find((one) => one.ledgerAccountId === accountId);
    const rate = findTaxRate(taxCells[0] ?? "", taxCells[1] ?? "", account, known.lists);
    if (rate !== category.mapping.taxType) change.taxType = rate;
  }
  const tracking = readTracking(category.mapping.tracking, known.lists, changed);
  if (tracking !== undefined) change.tracking = tracking;
  const [contact] = changed(MAPPING_COLUMNS.contact) ?? [];
  if (contact !== undefined) change.contactId = contact === "" ? null : findContact(contact, known.contacts).contactId;
  return change;
}

function recordsOf(text: string): FileRecord[] {
  const splitter = new RecordSplitter(detectDelimiter(text));
  return [...splitter.push(text), ...splitter.end()];
}

type Sought = { cell: string; column: string; problem: MappingProblem };

function only<T>(list: readonly T[], nameOf: (one: T) => string, { cell, column, problem }: Sought): T {
  const found = findNamed(list, nameOf, cell);
  if (found === "several") throw new Wrong("several", column, cell);
  if (found === null) throw new Wrong(problem, column, cell);
  return found;
}

/** By code, else by name. A spreadsheet takes the zeros from the front of a code; a name of another account is a contradiction. */
function findAccount(code: string, name: string, accounts: readonly LedgerAccount[]): string | null {
  if (code === "" && name === "") return null;
  const { accountCode, accountName } = MAPPING_COLUMNS;
  if (code === "") {
    const called = accounts.filter((one) => one.type !== "BANK" && isMappable(one));
    const found = findNamed(called, (one) => one.name, name) ?? findNamed(accounts, (one) => one.name, name);
    if (found === "several") throw new Wrong("several", accountName, name);
    if (found === null) throw new Wrong("accountUnknown", accountName, name);
    return offered(found, accountName, name);
  }
  const bare = (text: string) => text.replace(/^0+(?=\d)/, "");
  const exact = accounts.filter((one) => one.code !== null && asRead(one.code) === code);
  const alike = exact.length > 0 ? exact : accounts.filter((one) => one.code !== null && bare(one.code) === bare(code));
  const [account] = alike.length > 1 ? alike.filter(isMappable) : alike;
  if (!account) throw new Wrong("accountUnknown", accountCode, code);
  const isAnother = asRead(account.name) !== name && accounts.some((one) => nameKey(one.name) === nameKey(name));
  if (name !== "" && isAnother && nameKey(account.name) !== nameKey(name)) throw new Wrong("accountDiffers", accountName, name);
  return offered(account, accountCode, code);
}

function offered(account: LedgerAccount, column: string, value: string): string {
  if (!isMappable(account)) throw new Wrong("accountNotOffered", column, value);
  return account.ledgerAccountId;
}

function findTaxRate(type: string, name: string, account: LedgerAccount | undefined, { taxRates }: MappingLists): string | null {
  if (type === "" && name === "") return null;
  const { taxType, taxName } = MAPPING_COLUMNS;
  const [column, value] = type === "" ? [taxName, name] : [taxType, type];
  const alive = taxRates.filter((one) => one.status === "ACTIVE");
  const rate = only(alive, (one) => (type === "" ? one.name : one.taxType), { cell: value, column, problem: "taxUnknown" });
  const isAnother = nameKey(rate.name) !== nameKey(name) && alive.some((one) => nameKey(one.name) === nameKey(name));
  if (name !== "" && isAnother) throw new Wrong("taxDiffers", taxName, name);
  if (!account || !isTaxRateFor(rate, account)) throw new Wrong("taxNotForAccount", column, value);
  return rate.taxType;
}

function readTracking(
  before: readonly TrackingChoice[] | null,
  { tracking }: MappingLists,
  changed: (...columns: string[]) => string[] | null,
): TrackingChoice[] | null | undefined {
  let choices: TrackingChoice[] | null | undefined;
  for (const category of tracking) {
    const column = TRACKING_PREFIX + category.name;
    const [cell] = changed(column) ?? [];
    if (cell === undefined) continue;
    const alive = category.status === "ACTIVE" ? category.options.filter(({ status }) => status === "ACTIVE") : [];
    const option = cell === "" ? null : only(alive, ({ name }) => name, { cell, column, problem: "trackingUnknown" });
    const sofar = choices === undefined ? before : choices;
    choices = withTrackingOption(sofar, category.trackingCategoryId, option?.trackingOptionId ?? null);
  }
  return choices;
}

function findContact(cell: string, contacts: readonly LedgerContact[]): LedgerContact {
  const alive = contacts.filter(({ status }) => status === "ACTIVE");
  return only(alive, ({ name }) => name, { cell, column: MAPPING_COLUMNS.contact, problem: "contactUnknown" });
}
