import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { database } from "@/lib/server/database";
import { hasSkippedMapping } from "@/lib/server/mapping-skip";
import { requireFinance } from "@/lib/server/session-gate";
import { readWorkbenchStanding } from "@/lib/usecases/read-workbench-standing";
import { Workbench } from "./_components/workbench";
import { WorkbenchGate, WorkbenchNotice } from "./_components/workbench-standing";

export async function generateMetadata() {
  const t = await getTranslations("expenses");
  return { title: t("title") };
}

export default async function ExpensesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const session = await requireFinance();
  const { closed, limited, organisation, firstAccountId } = await readWorkbenchStanding(
    database(),
    session.scope,
    session.business.countryCode,
  );
  if (closed) return <WorkbenchGate standing={closed} firstAccountId={firstAccountId} />;
  // The first visit leads over the mapping; the address of one expense leads to that expense.
  if (limited === "nothingMapped" && !(await searchParams).expense && !(await hasSkippedMapping(session.business.id))) {
    redirect("/accounting/xero/mapping?first=1");
  }
  return (
    <Workbench
      keptColumns={session.preferences.expenseColumns}
      organisation={organisation}
      notice={limited && <WorkbenchNotice standing={limited} />}
    />
  );
}
