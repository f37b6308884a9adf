import type { SyncErrorCode } from "../sync-error";
import { linesOf, type ExpenseFacts } from "./expense-facts";
import { codingOf, type LedgerContext } from "./ledger-context";
import { checkLine } from "./preflight";

export type CodingField = "ledgerAccountId" | "taxType" | "tracking";

/** Where a wrong account, tax rate or tracking is to be changed: where it comes from. */
export type CodingFixPlan = {
  /** Set by hand, so changed on the expense itself. */
  expenseIds: string[];
  /** Inherited, so changed in the mapping: with how many of the expenses follow. */
  categories: { categoryId: string; name: string; count: number }[];
  /** Set on single lines of a split: nobody but a person can tell which. */
  splitIds: string[];
};

export function planCodingFix(
  expenses: readonly ExpenseFacts[],
  context: LedgerContext,
  cause: { code: SyncErrorCode; field: CodingField },
): CodingFixPlan {
  const plan: CodingFixPlan = { expenseIds: [], categories: [], splitIds: [] };
  for (const expense of expenses) {
    const wrong = linesOf(expense).filter((line) => checkLine(expense, line, context).some(({ code }) => code === cause.code));
    const places = new Set(
      wrong.map((line) => {
        const coding = codingOf(expense, line, context);
        // No tax rate anywhere, or the account's own: it is missing where the account was chosen.
        const isOwnTax = cause.field !== "taxType" || ["line", "expense", "mapping"].includes(coding.taxType?.source ?? "");
        const source = (isOwnTax ? coding[cause.field] : coding.ledgerAccountId)?.source;
        const categoryId = line.categoryId ?? expense.categoryId;
        if (source === "line") return "split";
        return source === "mapping" && categoryId ? categoryId : "expense";
      }),
    );
    if (places.has("split")) plan.splitIds.push(expense.expenseId);
    else if (places.has("expense")) plan.expenseIds.push(expense.expenseId);
    else for (const categoryId of places) countIn(plan, categoryId, nameOf(expense, categoryId));
  }
  return plan;
}

function nameOf(expense: ExpenseFacts, categoryId: string): string {
  const line = expense.lines.find((each) => each.categoryId === categoryId);
  return line?.categoryName ?? expense.categoryName ?? "";
}

function countIn(plan: CodingFixPlan, categoryId: string, name: string): void {
  const known = plan.categories.find((category) => category.categoryId === categoryId);
  if (known) known.count += 1;
  else plan.categories.push({ categoryId, name, count: 1 });
}
