import type { Line, LineAmountTypes } from "../state/world";
import { cents, round } from "./decimal";
import { numberOf, type JsonObject } from "./read-json";
import type { Problems } from "./transaction-draft";

type Amounts = Pick<Line, "quantity" | "unitAmount" | "lineAmount">;

/** Any two of quantity, unit amount and line amount give the third; all three must agree. */
export function lineAmounts(given: JsonObject, existing: Line | null, unitDigits: number, problems: Problems): Amounts {
  const [sentQuantity, sentUnit, sentAmount] = [numberOf(given["Quantity"]), numberOf(given["UnitAmount"]), numberOf(given["LineAmount"])];
  if ([sentQuantity, sentUnit, sentAmount].some(Number.isNaN)) {
    problems.push("Quantity, UnitAmount and LineAmount must be numbers.");
    return { quantity: 1, unitAmount: 0, lineAmount: 0 };
  }
  const isUntouched = sentQuantity === undefined && sentUnit === undefined && sentAmount === undefined;
  if (existing && isUntouched) return existing;
  const quantity = round(sentQuantity ?? existing?.quantity ?? 1, 4);
  if (quantity <= 0) problems.push("Quantity must be greater than 0.");
  const unitAmount =
    sentUnit !== undefined
      ? round(sentUnit, unitDigits)
      : sentAmount !== undefined
        ? round(sentAmount / (quantity || 1), unitDigits)
        : (existing?.unitAmount ?? 0);
  if (unitAmount === 0) problems.push("UnitAmount must not be 0.");
  const expected = cents(quantity * unitAmount);
  const isDerived = sentUnit === undefined && sentAmount !== undefined;
  if (sentAmount !== undefined && !isDerived && cents(sentAmount) !== expected) {
    problems.push(`The line total ${cents(sentAmount).toFixed(2)} does not match the expected line total ${expected.toFixed(2)}`);
  }
  return { quantity, unitAmount, lineAmount: isDerived ? cents(sentAmount) : expected };
}

/** The tax of one line, rounded by itself before the lines are added. */
export function lineTax(lineAmount: number, percent: number, lineAmountTypes: LineAmountTypes): number {
  if (lineAmountTypes === "NoTax" || percent === 0) return 0;
  return lineAmountTypes === "Inclusive" ? cents((lineAmount * percent) / (100 + percent)) : cents((lineAmount * percent) / 100);
}
