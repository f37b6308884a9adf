import { stableId } from "../state/stable-id";
import type { Account, AccountClass } from "../state/world";

const CLASSES: Record<string, AccountClass> = {
  BANK: "ASSET",
  CURRENT: "ASSET",
  FIXED: "ASSET",
  INVENTORY: "ASSET",
  NONCURRENT: "ASSET",
  PREPAYMENT: "ASSET",
  EQUITY: "EQUITY",
  DEPRECIATN: "EXPENSE",
  DIRECTCOSTS: "EXPENSE",
  EXPENSE: "EXPENSE",
  OVERHEADS: "EXPENSE",
  CURRLIAB: "LIABILITY",
  LIABILITY: "LIABILITY",
  TERMLIAB: "LIABILITY",
  PAYG: "LIABILITY",
  OTHERINCOME: "REVENUE",
  REVENUE: "REVENUE",
  SALES: "REVENUE",
};

/** Seeded things are as old as this. */
export const SEEDED_MS = Date.UTC(2026, 4, 4, 2, 0, 0);

/** Which class an account type belongs to; undefined for a type that Xero does not know. */
function classOfType(type: string): AccountClass | undefined {
  return CLASSES[type];
}

type Row = { code: string | null; name: string; type: string; taxType: string; more?: Partial<Account> };

export function account(country: string, row: Row): Account {
  const accountClass = classOfType(row.type);
  if (!accountClass) throw new Error(`Unknown account type ${row.type}`);
  const isSpending = row.type === "EXPENSE" || row.type === "OVERHEADS" || row.type === "DIRECTCOSTS";
  return {
    accountId: stableId(`${country} account ${row.code ?? ""} ${row.name}`),
    code: row.code,
    name: row.name,
    type: row.type,
    class: accountClass,
    status: "ACTIVE",
    taxType: row.taxType,
    description: null,
    enablesPayments: isSpending,
    showsInExpenseClaims: isSpending,
    systemAccount: null,
    bankAccountNumber: null,
    bankAccountType: null,
    currency: null,
    updatedMs: SEEDED_MS,
    ...row.more,
  };
}

export function bankAccount(
  country: string,
  row: { code: string; name: string; number: string; currency: string; isCard?: true },
): Account {
  return account(country, {
    code: row.code,
    name: row.name,
    type: "BANK",
    taxType: "NONE",
    more: {
      bankAccountNumber: row.number,
      bankAccountType: row.isCard ? "CREDITCARD" : "BANK",
      currency: row.currency,
      enablesPayments: false,
      showsInExpenseClaims: false,
    },
  });
}
