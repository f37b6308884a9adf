import { z } from "zod";
import { parseEncryptionKeys } from "./encryption-key";

const address = z
  .url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" })
  .transform((url) => url.replace(/\/+$/, ""));
const flag = z.enum(["true", "false"], { error: "must be true or false" }).transform((value) => value === "true");
const whole = (from: number, to = Number.MAX_SAFE_INTEGER) =>
  z.string().regex(/^\d+$/, "must be a whole number").transform(Number).pipe(z.number().min(from).max(to));

/** Keys for machines in development only: a production process refuses to start without its own. */
const DEVELOPMENT_SECRET = "sinkron-development-secret-never-for-production";
const DEVELOPMENT_KEY = `development:${Buffer.alloc(32, "sinkron-development").toString("base64")}`;
const XERO_API = "https://api.xero.com";

const settings = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),

  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be an address that begins with postgres://" }),
  PORT: whole(1, 65_535).default(3000),
  APP_URL: address.default("http://localhost:3000"),
  /** Whether a proxy in front sets X-Forwarded-For, so that the address of a visitor may be read from it. */
  TRUST_PROXY: flag.default(false),

  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters").default(DEVELOPMENT_SECRET),
  ENCRYPTION_KEY: z.string().default(DEVELOPMENT_KEY).transform(parseEncryptionKeys),

  OIDC_ISSUER: address.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default("Single sign-on"),

  XERO_CLIENT_ID: z.string().default("sandbox-client"),
  XERO_CLIENT_SECRET: z.string().default("sandbox-secret"),
  XERO_LOGIN_URL: address.default("https://login.xero.com"),
  XERO_IDENTITY_URL: address.default("https://identity.xero.com"),
  XERO_API_URL: address.default(XERO_API),
  XERO_BANK_FEEDS: flag.default(false),
  /** Aspire's API: with all three, its accounts and movements are pulled into that business. */
  ASPIRE_CLIENT_ID: z.string().optional(),
  ASPIRE_CLIENT_SECRET: z.string().optional(),
  ASPIRE_BUSINESS_ID: z.uuid("must be the id of a business").optional(),
  ASPIRE_API_URL: address.default("https://api.aspireapp.com/public/v1"),
  ASPIRE_PULL_MS: whole(1000).default(15 * 60_000),
  /** The first day that is pulled; without it, ninety days before the first pull. */
  ASPIRE_FIRST_DAY: z.iso.date("must be a day such as 2026-01-31").optional(),

  XERO_MINUTE_LIMIT: whole(1).default(60),
  XERO_CONCURRENCY: whole(1).default(5),
  XERO_DAY_LIMIT: whole(1).default(5000),
  XERO_MINUTE_MS: whole(1).default(60_000),
  /** A call that has not answered by then has an unknown outcome; Xero itself gives up sooner. */
  XERO_CALL_DEADLINE_MS: whole(1).default(45_000),

  /** Xero takes less than 3 MB per file. */
  RECEIPT_MAX_BYTES: whole(1).default(2_999_999),
  /** What may be uploaded; images are made smaller on their way to Xero. */
  RECEIPT_UPLOAD_MAX_BYTES: whole(1).default(25_000_000),

  STORAGE_DIR: z.string().min(1).default(".data/receipts"),
  /** With a bucket, files lie there and not in the folder. */
  STORAGE_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket: 3 to 63 small letters, digits, dots and hyphens")
    .optional(),
  STORAGE_S3_REGION: z.string().default("us-east-1"),
  STORAGE_S3_ENDPOINT: address.optional(),
  STORAGE_S3_ACCESS_KEY_ID: z.string().optional(),
  STORAGE_S3_SECRET_ACCESS_KEY: z.string().optional(),
  STORAGE_S3_PREFIX: z
    .string()
    .regex(/^([A-Za-z0-9._-]+\/)+$/, "must be folders that end with a slash, as in sinkron/")
    .or(z.literal(""))
    .default(""),
  /** Unset: the bucket is a part of the path where an endpoint is given, and of the host at Amazon. */
  STORAGE_S3_PATH_STYLE: flag.optional(),
  STORAGE_S3_DEADLINE_MS: whole(1).default(30_000),

  /** How long a worker's claim on a run holds without news of it, and how often it gives news. */
  WORKER_LEASE_MS: whole(100).default(15_000),
  WORKER_HEARTBEAT_MS: whole(10).default(5_000),
  /** How many organisations one worker serves at the same time. */
  WORKER_CONCURRENCY: whole(1, 100).default(4),
  WORKER_POLL_MS: whole(10).default(1_000),
});

export type Settings = z.output<typeof settings>;
type Given = Readonly<Record<string, string | undefined>>;

const S3_COMPANIONS = ["ENDPOINT", "REGION", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "PREFIX", "PATH_STYLE", "DEADLINE_MS"] as const;

/** Values that are right one by one but wrong together. */
function combinationProblems(given: Given, parsed: Settings): string[] {
  const needs = (names: readonly (keyof Settings)[], when: string) =>
    names.filter((name) => !given[name]).map((name) => `${name} must be set ${when}`);
  return [
    ...(parsed.NODE_ENV === "production" ? needs(["NEXTAUTH_SECRET", "ENCRYPTION_KEY"], "in production") : []),
    ...(parsed.XERO_API_URL === XERO_API ? needs(["XERO_CLIENT_ID", "XERO_CLIENT_SECRET"], `where XERO_API_URL is ${XERO_API}`) : []),
    ...(parsed.ASPIRE_CLIENT_ID || parsed.ASPIRE_CLIENT_SECRET || parsed.ASPIRE_BUSINESS_ID
      ? needs(["ASPIRE_CLIENT_ID", "ASPIRE_CLIENT_SECRET", "ASPIRE_BUSINESS_ID"], "where one of the three is set")
      : []),
    ...(parsed.OIDC_ISSUER ? needs(["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"], "where OIDC_ISSUER is set") : []),
    ...(parsed.STORAGE_S3_BUCKET
      ? needs(["STORAGE_S3_ACCESS_KEY_ID", "STORAGE_S3_SECRET_ACCESS_KEY"], "where STORAGE_S3_BUCKET is set")
      : S3_COMPANIONS.filter((name) => given[`STORAGE_S3_${name}`]).map(
          (name) => `STORAGE_S3_BUCKET must be set where STORAGE_S3_${name} is set`,
        )),
    ...(parsed.WORKER_HEARTBEAT_MS * 2 > parsed.WORKER_LEASE_MS ? ["WORKER_LEASE_MS must be at least twice WORKER_HEARTBEAT_MS"] : []),
  ];
}

/** Reads all settings, or throws one Error with a line for each that is wrong. Values are never repeated: some are secrets. */
export function parseEnv(given: Given): Settings {
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const result = settings.safeParse(present);
  const problems = result.success
    ? combinationProblems(present, result.data)
    : result.error.issues.map((issue) => {
        const name = issue.path.join(".");
        return present[name] === undefined ? `${name} must be set` : `${name} ${issue.message}`;
      });
  if (!result.success || problems.length > 0) {
    throw new Error(`Sinkron cannot start, settings are wrong:\n${problems.map((line) => `  - ${line}`).join("\n")}`);
  }
  return result.data;
}

let parsed: Settings | undefined;

/** The settings of this process. Read at first use, so that a build needs none of them. */
export function env(): Settings {
  parsed ??= parseEnv(process.env);
  return parsed;
}
