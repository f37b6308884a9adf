import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { pickMessages } from "@/lib/i18n/messages";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  return <NextIntlClientProvider messages={pickMessages(await getLocale(), ["auth", "common"])}>{children}</NextIntlClientProvider>;
}
