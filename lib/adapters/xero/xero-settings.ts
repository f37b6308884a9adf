import { env } from "@/lib/config/env";

export type XeroSettings = {
  clientId: string;
  clientSecret: string;
  loginUrl: string;
  identityUrl: string;
  apiUrl: string;
  hasBankFeeds: boolean;
  deadlineMs: number;
  minuteMs: number; // pauses without a time of their own are counted in Xero's minutes
};

export function xeroSettings(): XeroSettings {
  const settings = env();
  return {
    clientId: settings.XERO_CLIENT_ID,
    clientSecret: settings.XERO_CLIENT_SECRET,
    loginUrl: settings.XERO_LOGIN_URL,
    identityUrl: settings.XERO_IDENTITY_URL,
    apiUrl: settings.XERO_API_URL,
    hasBankFeeds: settings.XERO_BANK_FEEDS,
    deadlineMs: settings.XERO_CALL_DEADLINE_MS,
    minuteMs: settings.XERO_MINUTE_MS,
  };
}
