import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { pickMessages, type Namespace } from "@/lib/i18n/messages";
import { requireMember } from "@/lib/server/session-gate";

const EVERYWHERE: Namespace[] = ["common", "nav", "settings", "overview", "transactions", "imports", "receipts", "errors", "refusals"];
const ACCOUNTING: Namespace[] = ["xero", "mapping", "runs", "expenses"];

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const [{ role }, locale] = await Promise.all([requireMember(), getLocale()]);
  return (
    <NextIntlClientProvider messages={pickMessages(locale, role === "EMPLOYEE" ? EVERYWHERE : [...EVERYWHERE, ...ACCOUNTING])}>
      <main id="main">{children}</main>
    </NextIntlClientProvider>
  );
}
