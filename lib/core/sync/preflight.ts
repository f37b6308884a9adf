import type { Coding } from "../coding";
import type { LedgerAccount } from "../ledger-reference";
import { sumMinor } from "../money";
import { isSyncErrorCode, SYNC_ERRORS, type SyncError, type SyncErrorCode } from "../sync-error";
import { accountingDayOf, linesOf, type ExpenseFacts, type SplitLineFacts } from "./expense-facts";
import { codingOf, contactOf, type LedgerContext } from "./ledger-context";

/** What the ledger takes as a name, in characters. */
const MAX_CONTACT_NAME = 255;

function error(code: SyncErrorCode, detail: Record<string, string> = {}): SyncError {
  return { code, detail };
}

/** A receipt that cannot be sent is told beforehand, but holds only itself back: the expense may go. */
export function blocks(found: SyncError): boolean {
  return SYNC_ERRORS[found.code].scope !== "receipt";
}

/** Everything that is wrong with an expense, all reasons at once; those about receipts warn, the others block. */
export function checkExpense(expense: ExpenseFacts, context: LedgerContext): SyncError[] {
  if (!context.isConnected) return [error("notConnected")];
  const found = [
    ...checkBankAccount(expense, context),
    ...checkAmount(expense),
    ...checkDate(expense, context),
    ...checkContact(expense, context),
    ...linesOf(expense).flatMap((line) => checkLine(expense, line, context)),
    ...checkReceipts(expense),
  ];
  const seen = new Set<string>();
  return found.filter((each) => {
    const key = JSON.stringify(each);
    return seen.has(key) ? false : seen.add(key);
  });
}

function checkBankAccount(expense: ExpenseFacts, context: LedgerContext): SyncError[] {
  const bankAccountId = context.bankAccountByAccountId.get(expense.accountId);
  if (!bankAccountId) return [error("accountNotLinked", { account: expense.accountName })];
  const bank = context.accountById.get(bankAccountId);
  if (!bank || bank.status !== "ACTIVE")
    return [error("bankAccountArchived", { account: expense.accountName, bankAccount: bank?.name ?? "" })];
  if (bank.currency !== null && bank.currency !== expense.currency)
    return [
      error("currencyDiffers", {
        account: expense.accountName,
        currency: expense.currency,
        bankAccount: bank.name,
        bankCurrency: bank.currency,
      }),
    ];
  return [];
}

function checkAmount(expense: ExpenseFacts): SyncError[] {
  if (expense.amountMinor === 0) return [error("amountZero")];
  if (expense.lines.length === 0) return [];
  const addsUp = sumMinor(expense.lines.map((line) => line.amountMinor)) === expense.amountMinor;
  return addsUp && expense.lines.every((line) => line.amountMinor !== 0) ? [] : [error("splitDoesNotAddUp")];
}

function checkDate(expense: ExpenseFacts, context: LedgerContext): SyncError[] {
  const locks = [context.organisation.periodLockOn, context.organisation.yearEndLockOn].filter((day) => day !== null);
  const latest = locks.sort().at(-1);
  return latest !== undefined && accountingDayOf(expense) <= latest ? [error("dateLocked", { lockedOn: latest })] : [];
}

function checkContact(expense: ExpenseFacts, context: LedgerContext): SyncError[] {
  const choice = contactOf(expense, context);
  if (!choice) return [error("contactMissing", { merchant: expense.merchant })];
  if ("newName" in choice) {
    const name = choice.newName;
    const isFine = name !== "" && name.length <= MAX_CONTACT_NAME && !/[<>]/.test(name);
    return isFine ? [] : [error("contactNameInvalid", { name: name || expense.merchant })];
  }
  const contact = context.contactById.get(choice.contactId);
  if (contact && contact.status === "ACTIVE") return [];
  return [error("contactArchived", { name: contact?.name ?? "" })];
}

/** What is wrong with how one line is coded. */
export function checkLine(expense: ExpenseFacts, line: SplitLineFacts, context: LedgerContext): SyncError[] {
  const coding = codingOf(expense, line, context);
  const category = line.categoryName ?? expense.categoryName;
  if (!coding.ledgerAccountId) return [category === null ? error("categoryMissing") : error("accountMissing", { category })];
  const account = context.accountById.get(coding.ledgerAccountId.value);
  if (!account || account.status !== "ACTIVE")
    return [error("accountArchived", { ledgerAccount: nameOf(account) }), ...checkTracking(coding, context)];
  const found: SyncError[] = account.takesPayments ? [] : [error("accountTakesNoPayments", { ledgerAccount: nameOf(account) })];
  return [...found, ...checkTaxRate(coding, account, context), ...checkTracking(coding, context)];
}

function nameOf(account: LedgerAccount | undefined): string {
  if (!account) return "";
  return account.code ? `${account.code} ${account.name}` : account.name;
}

function checkTaxRate(coding: Coding, account: LedgerAccount, context: LedgerContext): SyncError[] {
  const ledgerAccount = nameOf(account);
  if (!coding.taxType) return [error("taxRateMissing", { ledgerAccount })];
  const rate = context.taxRateByType.get(coding.taxType.value);
  if (!rate || rate.status !== "ACTIVE") return [error("taxRateArchived", { taxRate: rate?.name ?? coding.taxType.value })];
  return rate.appliesTo.includes(account.class) ? [] : [error("taxRateNotForAccount", { taxRate: rate.name, ledgerAccount })];
}

function checkTracking(coding: Coding, context: LedgerContext): SyncError[] {
  return (coding.tracking?.value ?? []).flatMap((choice) => {
    const category = context.trackingById.get(choice.trackingCategoryId);
    const option = category?.options.find((each) => each.trackingOptionId === choice.trackingOptionId);
    const isAlive = category?.status === "ACTIVE" && option?.status === "ACTIVE";
    return isAlive ? [] : [error("trackingArchived", { tracking: category?.name ?? "", option: option?.name ?? "" })];
  });
}

function checkReceipts(expense: ExpenseFacts): SyncError[] {
  return expense.receipts.flatMap(({ problemCode }) => (problemCode !== null && isSyncErrorCode(problemCode) ? [error(problemCode)] : []));
}
