import { z } from "zod";
import type { LedgerAccount, LedgerContact, OrganisationFacts, TaxRate, TrackingCategory } from "@/lib/core/ledger-reference";
import { fromXeroDay } from "./from-xero-day";
import { listIn } from "./list-in";
import type { Trusted } from "./xero-caller";

const text = z.string().nullish().catch(null);

function reader<Raw extends z.ZodType, T>(schema: Raw, translate: (raw: z.output<Raw>) => T): (data: unknown) => Trusted<T> {
  return (data) => {
    const { success, data: raw } = schema.safeParse(data);
    return success ? { value: translate(raw) } : null;
  };
}

const listOf = <Element extends z.ZodType>(key: string, element: Element) => z.preprocess((data) => listIn(data, key), z.array(element));

/** ISO's own placeholder, for an answer that leaves the country out. */
const NO_COUNTRY = "XX";

const organisations = z.object({
  Organisations: z
    .array(
      z.object({
        Name: z.string(),
        ShortCode: text,
        BaseCurrency: z.string().length(3),
        CountryCode: z.string().length(2).catch(NO_COUNTRY),
        Timezone: text,
        PeriodLockDate: text,
        EndOfYearLockDate: text,
      }),
    )
    .min(1),
});

export const readOrganisations = reader(organisations, ({ Organisations: [raw] }): OrganisationFacts => {
  if (!raw) throw new Error("The schema asks for one");
  return {
    name: raw.Name,
    shortCode: raw.ShortCode ?? null,
    baseCurrency: raw.BaseCurrency,
    countryCode: raw.CountryCode,
    timeZone: raw.Timezone ?? null,
    periodLockOn: fromXeroDay(raw.PeriodLockDate),
    yearEndLockOn: fromXeroDay(raw.EndOfYearLockDate),
  };
});

/** The organisation's own currency is always among them: an empty list is a spoiled answer. */
export const readCurrencies = reader(z.object({ Currencies: z.array(z.object({ Code: z.string().length(3) })).min(1) }), ({ Currencies }) =>
  Currencies.map(({ Code }) => Code),
);

const account = z.object({
  AccountID: z.string(),
  Code: text,
  Name: z.string(),
  Type: z.string(),
  Class: text,
  Status: z.string().catch("ACTIVE"),
  TaxType: text,
  CurrencyCode: text,
  BankAccountNumber: text,
  BankAccountType: text,
  SystemAccount: text,
  EnablePaymentsToAccount: z.boolean().nullish().catch(null),
});

/** The whole chart, which is never empty. */
export const readChart = (data: unknown): Trusted<LedgerAccount[]> => {
  const accounts = readAccounts(data);
  return accounts && accounts.value.length > 0 ? accounts : null;
};

/** What Xero classes its types as, for an answer that leaves the class out. */
const CLASS_OF_TYPE: Record<string, string> = {
  ...Object.fromEntries(["BANK", "CURRENT", "FIXED", "INVENTORY", "NONCURRENT", "PREPAYMENT"].map((type) => [type, "ASSET"])),
  ...Object.fromEntries(["CURRLIAB", "LIABILITY", "PAYG", "TERMLIAB"].map((type) => [type, "LIABILITY"])),
  ...Object.fromEntries(["DEPRECIATN", "DIRECTCOSTS", "EXPENSE", "OVERHEADS"].map((type) => [type, "EXPENSE"])),
  ...Object.fromEntries(["OTHERINCOME", "REVENUE", "SALES"].map((type) => [type, "REVENUE"])),
  EQUITY: "EQUITY",
};

/** An answer that says of no account whether payments are enabled leaves the choice to the user. */
export const readAccounts = reader(listOf("Accounts", account), (list): LedgerAccount[] => {
  const isSilent = list.every((raw) => typeof raw.EnablePaymentsToAccount !== "boolean");
  return list.map((raw) => toAccount(raw, isSilent));
});

const toAccount = (raw: z.output<typeof account>, isSilent: boolean): LedgerAccount => ({
  ledgerAccountId: raw.AccountID,
  code: raw.Code || null,
  name: raw.Name,
  type: raw.Type,
  class: raw.Class || (CLASS_OF_TYPE[raw.Type] ?? ""),
  status: raw.Status,
  taxType: raw.TaxType || null,
  currency: raw.CurrencyCode || null,
  bankAccountNumber: raw.BankAccountNumber || null,
  bankAccountType: raw.BankAccountType || null,
  isSystem: Boolean(raw.SystemAccount),
  takesPayments: raw.EnablePaymentsToAccount ?? isSilent,
});

const CLASSES = {
  CanApplyToAssets: "ASSET",
  CanApplyToEquity: "EQUITY",
  CanApplyToExpenses: "EXPENSE",
  CanApplyToLiabilities: "LIABILITY",
  CanApplyToRevenue: "REVENUE",
} as const;
const percentage = z
  .union([z.number(), z.string().regex(/^\d+(\.\d+)?$/)])
  .nullish()
  .catch(null);
const applies = z.boolean().nullish().catch(null);
const taxRate = z.object({
  TaxType: z.string(),
  Name: z.string(),
  Status: z.string().catch("ACTIVE"),
  EffectiveRate: percentage,
  DisplayTaxRate: percentage,
  CanApplyToAssets: applies,
  CanApplyToEquity: applies,
  CanApplyToExpenses: applies,
  CanApplyToLiabilities: applies,
  CanApplyToRevenue: applies,
});

/** No organisation is without tax rates: an empty list is a spoiled answer, and believing it would block every expense. */
export const readTaxRates = reader(z.object({ TaxRates: z.array(taxRate).min(1) }), ({ TaxRates }): TaxRate[] =>
  TaxRates.map((raw) => ({
    taxType: raw.TaxType,
    name: raw.Name,
    percentage: String(raw.EffectiveRate ?? raw.DisplayTaxRate ?? 0),
    status: raw.Status,
    appliesTo: appliesTo(raw),
  })),
);

/** An answer that says of no class whether the rate can apply to it leaves the choice to the user. */
function appliesTo(raw: z.output<typeof taxRate>): string[] {
  const said = Object.entries(CLASSES).map(([field, name]) => ({ name, applies: raw[field as keyof typeof CLASSES] ?? null }));
  const isSilent = said.every(({ applies: word }) => word === null);
  return said.filter(({ applies: word }) => isSilent || word).map(({ name }) => name);
}

const tracking = z.object({
  TrackingCategoryID: z.string(),
  Name: z.string(),
  Status: z.string().catch("ACTIVE"),
  Options: z.array(z.object({ TrackingOptionID: z.string(), Name: z.string(), Status: z.string().catch("ACTIVE") })).catch([]),
});

export const readTracking = reader(listOf("TrackingCategories", tracking), (list): TrackingCategory[] =>
  list.map((raw) => ({
    trackingCategoryId: raw.TrackingCategoryID,
    name: raw.Name,
    status: raw.Status,
    options: raw.Options.map((option) => ({ trackingOptionId: option.TrackingOptionID, name: option.Name, status: option.Status })),
  })),
);

const contact = z.object({ ContactID: z.string(), Name: z.string(), ContactStatus: z.string().catch("ACTIVE") });

export const readContacts = reader(listOf("Contacts", contact), (list): LedgerContact[] =>
  list.map((raw) => ({ contactId: raw.ContactID, name: raw.Name, status: raw.ContactStatus })),
);
