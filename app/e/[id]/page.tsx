import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { routeOf } from "@/components/ui/route-of";
import { database } from "@/lib/server/database";
import { requireFinance } from "@/lib/server/session-gate";
import { findExpenseTab } from "@/lib/usecases/find-expense-tab";

/** The short address of an expense that the ledger is given: leads to its details, in whichever tab it is by now. */
export default async function ExpenseLinkPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ scope }, { id }] = await Promise.all([requireFinance(), params]);
  const tab = z.uuid().safeParse(id).success ? await findExpenseTab(database(), scope, id) : null;
  if (!tab) notFound();
  redirect(routeOf(`/accounting/xero/expenses?tab=${tab}&expense=${id}`));
}
