import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/scripts/processes/free-port";
import { waitUntilReady } from "@/scripts/processes/wait-until-ready";
import { spawnProcess } from "./spawn-process";

export type TestSandbox = {
  readonly url: string;
  /** Speaks to the sandbox's test controls (sandbox/README.md): a body makes it a POST. */
  readonly control: <Answer = unknown>(path: string, body?: unknown) => Promise<Answer>;
  /** Ends it, keeping its state; `start` brings it back on the same address. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
  readonly start: () => Promise<void>;
};

/**
 * A stand-in ledger for one test file, on the address that the file's settings already name. `settings` are the sandbox's own
 * (SANDBOX_MINUTE_LIMIT, SANDBOX_MINUTE_MS …).
 */
export async function startSandbox(settings: Record<string, string> = {}): Promise<TestSandbox> {
  const url = process.env.XERO_API_URL ?? `http://127.0.0.1:${await freePort()}`;
  const dataDir = mkdtempSync(join(tmpdir(), "sinkron-sandbox-"));
  const env = { SANDBOX_PORT: new URL(url).port, SANDBOX_DATA_DIR: dataDir, SANDBOX_CONTROL: "true", ...settings };
  const launch = () => spawnProcess({ name: "sandbox", env });
  let program = launch();
  const untilReady = () => waitUntilReady({ program, url, isReady: ({ status }) => status < 500 });
  await untilReady();

  return {
    url,
    stop: (signal) => program.stop(signal),
    start: async () => {
      program = launch();
      await untilReady();
    },
    control: async <Answer>(path: string, body?: unknown) => {
      const init =
        body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      const response = await fetch(`${url}/control/${path.replace(/^\//, "")}`, init);
      const text = await response.text();
      if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}: ${text}`);
      return (text === "" ? undefined : JSON.parse(text)) as Answer;
    },
  };
}
