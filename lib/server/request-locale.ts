import "server-only";
import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { formats } from "@/lib/i18n/formats";
import { languageTag, localeFromHeader } from "@/lib/i18n/locale";
import { messagesFor } from "@/lib/i18n/messages";
import { findMember } from "./session-gate";

/** The member's own language, else the browser's. Times are told in the time zone of the business. */
export default getRequestConfig(async () => {
  const member = await findMember();
  const locale = member?.user.locale ?? localeFromHeader((await headers()).get("accept-language"));
  return {
    locale: languageTag(locale),
    messages: messagesFor(locale),
    formats,
    timeZone: member?.business.timeZone ?? "Asia/Singapore",
    // One "now" for server and browser, so that "2 minutes ago" is the same in both.
    now: new Date(),
  };
});
