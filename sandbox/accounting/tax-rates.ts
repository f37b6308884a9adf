import type { Answer } from "../http/answer";
import type { Call } from "../http/call";
import type { Organisation, TaxRate } from "../state/world";
import { envelope } from "./envelope";
import { ordering, whereTest, type Fields } from "./where";

const FIELDS: Fields<TaxRate> = {
  Name: (each) => each.name,
  TaxType: (each) => each.taxType,
  Status: (each) => each.status,
  EffectiveRate: (each) => each.rate,
};

export function listTaxRates(organisation: Organisation, call: Call): Answer {
  const rows = organisation.taxRates.filter(whereTest(call.query.get("where"), FIELDS));
  const order = ordering(call.query.get("order"), FIELDS);
  if (order) rows.sort(order);
  return envelope({
    TaxRates: rows.map((each) => ({
      Name: each.name,
      TaxType: each.taxType,
      ReportTaxType: each.reportTaxType,
      CanApplyToAssets: each.appliesTo.includes("ASSET"),
      CanApplyToEquity: each.appliesTo.includes("EQUITY"),
      CanApplyToExpenses: each.appliesTo.includes("EXPENSE"),
      CanApplyToLiabilities: each.appliesTo.includes("LIABILITY"),
      CanApplyToRevenue: each.appliesTo.includes("REVENUE"),
      DisplayTaxRate: each.rate,
      EffectiveRate: each.rate,
      Status: each.status,
      TaxComponents: [{ Name: each.name, Rate: each.rate, IsCompound: false, IsNonRecoverable: false }],
    })),
  });
}
