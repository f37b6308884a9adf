import { join } from "node:path";
import type { Program, Programs } from "../processes/programs";
import { bundleOf } from "../processes/bundle";
import { waitUntilReady } from "../processes/wait-until-ready";
import { WORKER_FLAGS } from "../processes/worker-flags";
import { NEXT } from "./build-app";
import type { Environment } from "./demo-environment";
import { places, PROJECT } from "./places";

const TSX = join(PROJECT, "node_modules/tsx/dist/cli.mjs");
// The worker loads modules of the request side that are marked as such; outside Next that mark needs this condition.
const SERVER = "--conditions=react-server";

type Start = { programs: Programs; isDev: boolean; logs?: string };

const logOf = (logs: string | undefined, name: string) => (logs === undefined ? {} : { logFile: join(logs, `${name}.log`) });
/** While developing the sources as they are, and again after each change; else what was bundled. */
const programArgs = (program: "worker" | "sandbox", source: string, isDev: boolean) =>
  isDev ? [TSX, "watch", SERVER, join(PROJECT, source)] : [bundleOf(program)];

export async function startDemoSandbox({
  programs,
  isDev,
  logs = places.logs,
  port,
  env,
}: Start & { port: number; env: Environment }): Promise<void> {
  const program = programs.start({
    name: "sandbox",
    command: process.execPath,
    args: programArgs("sandbox", "sandbox/main.ts", isDev),
    env,
    ...logOf(logs, "sandbox"),
  });
  await waitUntilReady({ program, url: `http://127.0.0.1:${port}`, isReady: ({ status }) => status < 500 });
}

/** Web app and worker; answers when a browser would be served and the worker is at work. */
export async function startWebAndWorker({ programs, isDev, logs, env }: Start & { env: Environment }): Promise<Program[]> {
  const port = env.PORT ?? "3000";
  const worker = programs.start({
    name: "worker",
    command: process.execPath,
    args: [...(isDev ? [] : WORKER_FLAGS), ...programArgs("worker", "lib/worker/main.ts", isDev)],
    env: { ...env, NODE_ENV: isDev ? "development" : "production" },
    ...logOf(logs, "worker"),
  });
  const web = programs.start({
    name: "web",
    command: process.execPath,
    args: [NEXT, isDev ? "dev" : "start", "-p", port],
    env: { ...env, NODE_ENV: isDev ? "development" : "production" },
    ...logOf(logs, "web"),
  });
  await waitUntilReady({ program: web, url: `http://127.0.0.1:${port}/api/health` });
  await waitUntilReady({ program: worker, url: `http://127.0.0.1:${port}/api/ready` });
  return [web, worker];
}
