import { getTranslations } from "next-intl/server";
import { database } from "@/lib/server/database";
import { requireFinance } from "@/lib/server/session-gate";
import { readWorkbenchStanding } from "@/lib/usecases/read-workbench-standing";
import { Workbench } from "./_components/workbench";
import { WorkbenchGate, WorkbenchNotice } from "./_components/workbench-standing";

export async function generateMetadata() {
  const t = await getTranslations("expenses");
  return { title: t("title") };
}

export default async function ExpensesPage() {
  const session = await requireFinance();
  const { closed, limited, organisation } = await readWorkbenchStanding(database(), session.scope, session.business.countryCode);
  if (closed) return <WorkbenchGate standing={closed} />;
  return <Workbench organisation={organisation} notice={limited && <WorkbenchNotice standing={limited} />} />;
}
