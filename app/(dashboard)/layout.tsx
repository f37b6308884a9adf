import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { PhoneAtFirst } from "@/components/use-is-phone";
import { hasClearance } from "@/lib/core/role";
import { localeOf } from "@/lib/i18n/locale";
import { pickMessages, type Namespace } from "@/lib/i18n/messages";
import { frameFor } from "@/lib/server/frame";
import { isPhoneRequest } from "@/lib/server/is-phone-request";
import { requireMember } from "@/lib/server/session-gate";
import { PhoneMenu } from "./_components/phone-menu";
import { Providers } from "./_components/providers";
import { SideBar } from "./side-bar";

const EVERYWHERE: Namespace[] = ["common", "nav", "settings", "overview", "transactions", "imports", "receipts", "errors", "refusals"];
const ACCOUNTING: Namespace[] = ["xero", "mapping", "help", "runs", "expenses"];

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const member = await requireMember();
  const [locale, t, frame, head] = await Promise.all([getLocale(), getTranslations("nav"), frameFor(member), headers()]);
  const namespaces = hasClearance(member.role, "finance") ? [...EVERYWHERE, ...ACCOUNTING] : EVERYWHERE;
  const bar = <SideBar member={member} frame={frame} locale={localeOf(locale)} />;
  return (
    <NextIntlClientProvider messages={pickMessages(locale, namespaces)}>
      <Providers>
        <a
          href="#main"
          className="sr-only rounded-control bg-brand px-3 py-2 text-on-brand focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
        >
          {t("skip")}
        </a>
        <div className="md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
          <aside className="sticky top-0 h-dvh overflow-y-auto border-r border-line max-md:hidden">{bar}</aside>
          <div className="relative min-w-0">
            <PhoneMenu>{bar}</PhoneMenu>
            <main id="main" tabIndex={-1} className="min-h-dvh outline-none">
              <PhoneAtFirst isPhone={isPhoneRequest(head)}>{children}</PhoneAtFirst>
            </main>
          </div>
        </div>
      </Providers>
    </NextIntlClientProvider>
  );
}
