"use client";

import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import en from "@/lib/i18n/messages/en/common.json";
import id from "@/lib/i18n/messages/id/common.json";
import { localeFromHeader } from "@/lib/i18n/locale";
import { MessagePage } from "./_components/message-page";

const nothing = () => () => undefined;

/** When even the root layout fails nothing is known of the member: the browser's language decides. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  const locale = useSyncExternalStore(
    nothing,
    () => localeFromHeader(navigator.languages.join(",")),
    () => "en" as const,
  );
  const words = locale === "id" ? id : en;
  return (
    <html lang={locale}>
      <body>
        <title>{words.errorTitle}</title>
        <MessagePage title={words.errorTitle} action={<Button onClick={reset}>{words.retry}</Button>}>
          {words.errorBodyPlain}
        </MessagePage>
      </body>
    </html>
  );
}
