import type { CallBudget } from "@/lib/core/call-budget";
import { BudgetDesk } from "./budget-desk";
import type { Database } from "./client";

export function callBudget(db: Database): CallBudget {
  const desks = new Map<string, BudgetDesk>();
  return {
    take(organisationId, stillMine) {
      const desk = desks.get(organisationId) ?? new BudgetDesk(db, organisationId);
      desks.set(organisationId, desk);
      return desk.take(stillMine);
    },
  };
}
