import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { localeOf } from "@/lib/i18n/locale";
import { NONCE_HEADER } from "@/lib/server/request-headers";
import { findMember } from "@/lib/server/session-gate";
import { EarlyPresses } from "./_components/early-presses";

export const metadata: Metadata = {
  title: { default: "Sinkron", template: "%s · Sinkron" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f6f3" },
    { media: "(prefers-color-scheme: dark)", color: "#111614" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, member, head] = await Promise.all([getLocale(), findMember(), headers()]);
  const { theme, density } = member?.preferences ?? { theme: "system", density: "comfortable" };
  return (
    <html lang={localeOf(locale)} data-theme={theme === "system" ? undefined : theme} data-density={density}>
      <body>
        <EarlyPresses nonce={head.get(NONCE_HEADER) ?? undefined} />
        {children}
      </body>
    </html>
  );
}
