import type { CallOutcome, LedgerSession, LedgerTransaction, WantedTransaction } from "@/lib/core/accounting-provider";
import { readTransactionList } from "./from-xero-transactions";
import { PAGE_SIZE, pageOf, readPages } from "./read-pages";
import type { XeroCaller } from "./xero-caller";

const REFERENCES_PER_CALL = 50;
const UNIT_PLACES = 4;

/**
 * By the References parameter, which is new and not everywhere: it is believed only where every transaction that came back is one of those asked
 * for. Otherwise, and where a thorough search has not brought each, all transactions of the bank accounts on the days in question are read and
 * searched here.
 */
export async function findTransactions(
  call: XeroCaller,
  session: LedgerSession,
  wanted: WantedTransaction[],
  { isThorough }: { isThorough: boolean },
): Promise<CallOutcome<LedgerTransaction[]>> {
  const found: LedgerTransaction[] = [];
  for (let start = 0; start < wanted.length; start += REFERENCES_PER_CALL) {
    const slice = wanted.slice(start, start + REFERENCES_PER_CALL);
    const outcome = await findSome(call, session, slice, isThorough);
    if (outcome.kind !== "answered") return outcome;
    found.push(...outcome.value);
  }
  return { kind: "answered", value: found };
}

async function findSome(
  call: XeroCaller,
  session: LedgerSession,
  wanted: WantedTransaction[],
  isThorough: boolean,
): Promise<CallOutcome<LedgerTransaction[]>> {
  const references = [...new Set(wanted.map(({ reference }) => reference))];
  const isWanted = ({ reference }: LedgerTransaction) => reference !== null && references.includes(reference);
  const seen = { isHonoured: true };
  const byReference = await readPages((page) =>
    call(session, {
      effect: "read",
      method: (api, tenantId) =>
        api.getBankTransactions(tenantId, undefined, undefined, undefined, page, UNIT_PLACES, PAGE_SIZE, references),
      read: (data) => {
        const elements = readTransactionList(data);
        seen.isHonoured &&= elements?.value.every(isWanted) ?? true;
        // A foreign element ends the walk: this is somebody's whole ledger.
        return pageOf(seen.isHonoured ? data : { pagination: { page, pageCount: page } }, page, elements);
      },
    }),
  );
  const isBelieved = seen.isHonoured && byReference.kind !== "refused";
  const isFound = (wantedReference: string) =>
    byReference.kind === "answered" && byReference.value.some(({ reference }) => reference === wantedReference);
  if (isBelieved && (byReference.kind !== "answered" || !isThorough || references.every(isFound))) return byReference;
  const byDays = await findByDays(call, session, wanted, isWanted);
  if (byDays.kind !== "answered" || byReference.kind !== "answered" || !isBelieved) return byDays;
  const both = [...byReference.value, ...byDays.value];
  return { kind: "answered", value: [...new Map(both.map((each) => [each.ledgerTransactionId, each])).values()] };
}

/** Days as Xero's filter language writes them. */
function dateTime(on: string): string {
  return `DateTime(${on.replaceAll("-", ",")})`;
}

async function findByDays(
  call: XeroCaller,
  session: LedgerSession,
  wanted: WantedTransaction[],
  isWanted: (transaction: LedgerTransaction) => boolean,
): Promise<CallOutcome<LedgerTransaction[]>> {
  const found: LedgerTransaction[] = [];
  for (const [bankAccountId, group] of Map.groupBy(wanted, (one) => one.bankAccountId)) {
    const days = group.map(({ postedOn }) => postedOn).sort();
    const onDays = `Date>=${dateTime(days[0] ?? "")} AND Date<=${dateTime(days.at(-1) ?? "")}`;
    let outcome = await findWhere(call, session, `${onDays} AND BankAccount.AccountID==guid("${bankAccountId}")`);
    // Accounts are no filter that Xero is quick at: in a very large ledger it refuses them, and days alone it does not.
    if (outcome.kind === "refused") outcome = await findWhere(call, session, onDays);
    // What refuses days too knows no filters; everything is read then.
    if (outcome.kind === "refused") outcome = await findWhere(call, session, undefined);
    if (outcome.kind !== "answered") return outcome;
    found.push(...outcome.value.filter(isWanted));
  }
  return { kind: "answered", value: found };
}

function findWhere(call: XeroCaller, session: LedgerSession, where: string | undefined): Promise<CallOutcome<LedgerTransaction[]>> {
  return readPages((page) =>
    call(session, {
      effect: "read",
      method: (api, tenantId) => api.getBankTransactions(tenantId, undefined, where, undefined, page, UNIT_PLACES, PAGE_SIZE),
      read: (data) => pageOf(data, page, readTransactionList(data)),
    }),
  );
}
