import { mkdirSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { explainFailure } from "../install/explain-failure.mjs";
import { endLeftover } from "../postgres/start-postgres";
import { bundlePrograms } from "../processes/bundle";
import { freePort, tryPort } from "../processes/free-port";
import { Programs } from "../processes/programs";
import { lastLines } from "../processes/wait-until-ready";
import { buildApp, generateClient } from "./build-app";
import { demoEnvironment, namesAnotherXero, sandboxEnvironment } from "./demo-environment";
import { giveLockBack, takeLock } from "./lock";
import { places, postgresFolder } from "./places";
import { fillDemoDatabase, openDemoDatabase } from "./prepare-database";
import { printWelcome } from "./print-welcome";
import { demoSecrets } from "./secrets";
import { startDemoSandbox, startWebAndWorker } from "./start-programs";

const SECOND_CTRL_C_MS = 1500;
const KEEPER_PATIENCE_MS = 10_000;
const SANDBOX_PORT = 4010;

const isDev = process.argv.includes("--dev");
const isReset = process.argv.includes("--reset");
const say = (line: string) => console.log(line);

let hasLock = false;
let stoppingSince: number | undefined;

async function stop(exitCode: number): Promise<void> {
  stoppingSince ??= Date.now();
  await programs.stopAll();
  if (hasLock) giveLockBack();
  process.exit(exitCode);
}

const programs = new Programs((program, code) => {
  if (stoppingSince !== undefined) return;
  console.error(
    `\nThe ${program.name} ended by itself (exit code ${code ?? "none"}), so everything is ended. It last said:\n${lastLines(program.output())}`,
  );
  void stop(1);
});

function stopOnSignal(): void {
  if (stoppingSince === undefined) {
    say("\nEnding everything …");
    void stop(0);
  } else if (Date.now() - stoppingSince > SECOND_CTRL_C_MS) {
    void programs.stopAll();
  }
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stopOnSignal);
// The process that started this one is gone, however that happened.
process.on("disconnect", stopOnSignal);

async function claimPort(wasKilled: boolean): Promise<number> {
  const wish = process.env.PORT ?? "3000";
  const port = Number(wish);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT must be a number from 1 to 65535, not "${wish}".`);
  const deadline = Date.now() + (wasKilled ? KEEPER_PATIENCE_MS : 0);
  for (;;) {
    if ((await tryPort(port)) !== undefined) return port;
    if (Date.now() >= deadline)
      throw new Error(`Port ${port} is taken by another program: end that one, or choose another port with PORT=${port + 1} npm run demo.`);
    await wait(250);
  }
}

async function startOver(): Promise<void> {
  if (process.env.DATABASE_URL) throw new Error("The database of DATABASE_URL is yours: empty it yourself, then start without --reset.");
  say("Starting over: what the demo kept is removed.");
  await endLeftover(postgresFolder());
  for (const path of [places.data, places.postgresOfRoot]) rmSync(path, { recursive: true, force: true });
  mkdirSync(places.data, { recursive: true });
  takeLock();
}

async function main(): Promise<void> {
  mkdirSync(places.data, { recursive: true });
  const { wasKilled } = takeLock();
  hasLock = true;
  const port = await claimPort(wasKilled);
  if (isReset) await startOver();
  rmSync(places.logs, { recursive: true, force: true });
  mkdirSync(places.logs, { recursive: true });

  const sandboxPort = namesAnotherXero(process.env) ? undefined : await freePort(Number(process.env.SANDBOX_PORT ?? SANDBOX_PORT));
  const sandboxUrl = sandboxPort === undefined ? undefined : `http://localhost:${sandboxPort}`;
  const databaseUrl = await openDemoDatabase({ programs, password: demoSecrets().postgresPassword, say });
  const env = demoEnvironment({ databaseUrl, port, sandboxUrl });

  await generateClient({ programs, env, say });
  if (!isDev) await bundlePrograms();
  await Promise.all([
    isDev ? undefined : buildApp({ programs, env, say }),
    fillDemoDatabase({ programs, env, say }),
    sandboxPort === undefined ? undefined : startDemoSandbox({ programs, isDev, port: sandboxPort, env: sandboxEnvironment(sandboxPort) }),
  ]);
  say("Starting the web app and the worker …");
  await startWebAndWorker({ programs, isDev, logs: places.logs, env });
  printWelcome({ appUrl: env.APP_URL ?? "", sandboxUrl, say });
}

try {
  await main();
} catch (error) {
  if (stoppingSince === undefined) {
    console.error(explainFailure(error, "Sinkron could not be started."));
    await stop(1);
  }
}
