import type { Answer } from "../http/answer";
import type { Organisation } from "../state/world";
import { SEEDED_MS } from "../seed/account-row";
import { envelope } from "./envelope";
import { day, instant } from "./msdate";

export function readOrganisation(organisation: Organisation): Answer {
  return envelope({
    Organisations: [
      {
        OrganisationID: organisation.organisationId,
        Name: organisation.name,
        LegalName: organisation.name,
        PaysTax: true,
        Version: organisation.version,
        OrganisationType: "COMPANY",
        BaseCurrency: organisation.baseCurrency,
        CountryCode: organisation.countryCode,
        IsDemoCompany: true,
        OrganisationStatus: "ACTIVE",
        FinancialYearEndDay: 31,
        FinancialYearEndMonth: 12,
        SalesTaxBasis: "ACCRUALS",
        SalesTaxPeriod: "QUARTERLY1",
        DefaultSalesTax: "Tax Exclusive",
        DefaultPurchasesTax: organisation.defaultPurchasesTax,
        ...(organisation.periodLockOn === null ? {} : { PeriodLockDate: day(organisation.periodLockOn) }),
        ...(organisation.endOfYearLockOn === null ? {} : { EndOfYearLockDate: day(organisation.endOfYearLockOn) }),
        CreatedDateUTC: instant(SEEDED_MS),
        Timezone: organisation.timeZone,
        OrganisationEntityType: "COMPANY",
        ShortCode: organisation.shortCode,
        Class: "DEMO",
        Edition: "BUSINESS",
        Addresses: [],
        Phones: [],
        ExternalLinks: [],
        PaymentTerms: {},
      },
    ],
  });
}

export function listCurrencies(organisation: Organisation): Answer {
  const names = new Intl.DisplayNames("en", { type: "currency" });
  return envelope({ Currencies: organisation.currencies.map((code) => ({ Code: code, Description: names.of(code) ?? code })) });
}

const ALLOWED = [
  "AttachFilesIntoInvoice",
  "CreateApprovedBill",
  "CreateApprovedInvoice",
  "CreateDraftBill",
  "CreateDraftInvoice",
  "UseMulticurrency",
];

export function readActions(): Answer {
  const actions = ALLOWED.map((name) => ({ Name: name, Status: "ALLOWED" }));
  return envelope({ Actions: [...actions, { Name: "ApproveTransactionsBeforePeriodLockDate", Status: "NOT-ALLOWED" }] });
}
