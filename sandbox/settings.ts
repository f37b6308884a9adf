import { join } from "node:path";

/** How this sandbox runs. Every figure that Xero documents can be made smaller, so that a test need not wait a real minute. */
export type Settings = {
  port: number;
  host: string;
  dataDir: string;
  isInMemory: boolean;
  keepsAttachmentBytes: boolean;
  hasControl: boolean;
  minuteLimit: number;
  dayLimit: number;
  appMinuteLimit: number;
  concurrency: number;
  minuteMs: number;
  dayMs: number;
  idempotencyMs: number;
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  attachmentLimitBytes: number;
  tokenLifetimeSeconds: number;
  bankFeedMs: number; // how long a feed connection or a statement stays PENDING
};

function wholeNumber(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const raw = env[name];
  if (raw === undefined || raw === "") return fallback;
  const value = Number(raw);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number, not "${raw}"`);
  return value;
}

export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  const minuteMs = wholeNumber(env, "SANDBOX_MINUTE_MS", 60_000);
  return {
    port: wholeNumber(env, "SANDBOX_PORT", 4010),
    host: env["SANDBOX_HOST"] ?? "127.0.0.1",
    dataDir: env["SANDBOX_DATA_DIR"] ?? join(process.cwd(), ".data", "sandbox"),
    isInMemory: env["SANDBOX_IN_MEMORY"] === "true",
    keepsAttachmentBytes: env["SANDBOX_KEEP_ATTACHMENT_BYTES"] !== "false",
    hasControl: env["SANDBOX_CONTROL"] === "true",
    minuteLimit: wholeNumber(env, "SANDBOX_MINUTE_LIMIT", 60),
    dayLimit: wholeNumber(env, "SANDBOX_DAY_LIMIT", 5_000),
    appMinuteLimit: wholeNumber(env, "SANDBOX_APP_MINUTE_LIMIT", 10_000),
    concurrency: wholeNumber(env, "SANDBOX_CONCURRENCY", 5),
    minuteMs,
    dayMs: wholeNumber(env, "SANDBOX_DAY_MS", 86_400_000),
    idempotencyMs: wholeNumber(env, "SANDBOX_IDEMPOTENCY_MS", 6 * minuteMs),
    clientId: env["SANDBOX_CLIENT_ID"] ?? "sandbox-client",
    clientSecret: env["SANDBOX_CLIENT_SECRET"] ?? "sandbox-secret",
    redirectUris: (env["SANDBOX_REDIRECT_URIS"] ?? "").split(",").filter((uri) => uri !== ""),
    attachmentLimitBytes: wholeNumber(env, "SANDBOX_ATTACHMENT_LIMIT_BYTES", 3_000_000),
    tokenLifetimeSeconds: wholeNumber(env, "SANDBOX_TOKEN_LIFETIME_SECONDS", 1_800),
    bankFeedMs: wholeNumber(env, "SANDBOX_BANK_FEED_MS", 1_500),
  };
}
