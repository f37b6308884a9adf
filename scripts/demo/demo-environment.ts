import { places } from "./places";
import { demoSecrets } from "./secrets";

export type Environment = Record<string, string | undefined>;

type Secrets = { nextAuthSecret: string; encryptionKey: string; sandboxClientSecret: string };
type Inputs = { databaseUrl: string; port: number; sandboxUrl: string | undefined; secrets: Secrets; receipts: string };

const SANDBOX_CLIENT_ID = "sandbox-client";

/** Whoever names a Xero app, or where Xero is, means that one and not the sandbox. */
export function namesAnotherXero(given: Environment): boolean {
  return ["XERO_CLIENT_ID", "XERO_LOGIN_URL", "XERO_IDENTITY_URL", "XERO_API_URL"].some((name) => Boolean(given[name]));
}

/** The settings that web, worker and seed share. What the caller set wins, but for what was decided here. */
export function runProgramEnvironment({ databaseUrl, port, sandboxUrl, secrets, receipts }: Inputs): Environment {
  const address = process.env.APP_URL ?? `http://localhost:${port}`;
  const sandbox =
    sandboxUrl === undefined
      ? {}
      : {
          XERO_LOGIN_URL: sandboxUrl,
          XERO_IDENTITY_URL: sandboxUrl,
          XERO_API_URL: sandboxUrl,
          XERO_CLIENT_ID: SANDBOX_CLIENT_ID,
          XERO_CLIENT_SECRET: secrets.sandboxClientSecret,
          // The sandbox lets everybody deliver statements; Xero itself only its partners.
          XERO_BANK_FEEDS: process.env.XERO_BANK_FEEDS ?? "true",
        };
  return {
    NEXTAUTH_SECRET: secrets.nextAuthSecret,
    ENCRYPTION_KEY: secrets.encryptionKey,
    STORAGE_DIR: receipts,
    APP_URL: address,
    NEXTAUTH_URL: address,
    NEXT_TELEMETRY_DISABLED: "1",
    ...process.env,
    ...sandbox,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    NODE_OPTIONS: "",
  };
}

export function demoEnvironment(inputs: Omit<Inputs, "secrets" | "receipts">): Environment {
  return runProgramEnvironment({ ...inputs, secrets: demoSecrets(), receipts: places.receipts });
}

export function sandboxEnvironment(port: number): Environment {
  return {
    ...process.env,
    NODE_OPTIONS: "",
    SANDBOX_PORT: String(port),
    SANDBOX_DATA_DIR: places.sandbox,
    SANDBOX_CLIENT_ID,
    SANDBOX_CLIENT_SECRET: demoSecrets().sandboxClientSecret,
  };
}
