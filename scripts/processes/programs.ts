import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { dirname, join } from "node:path";

export type ProgramOptions = {
  name: string;
  command: string;
  args: readonly string[];
  env: Record<string, string | undefined>;
  /** Keeps its output in this file; without it the last lines are kept in memory only. */
  logFile?: string;
  stopSignal?: NodeJS.Signals;
  /** Ended after all others: they may still need it to finish what they do. */
  stopsLast?: boolean;
  /** Ends by itself when it is done: that it ended is no news. */
  isBrief?: boolean;
  uid?: number;
  gid?: number;
};

export type Program = {
  readonly name: string;
  readonly pid: number;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly isRunning: () => boolean;
  /** The last lines it wrote. */
  readonly output: () => string;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
};

/** Time for what is in flight to finish; a call to the sandbox takes far less. */
const STOP_DEADLINE_MS = 15_000;
const KEPT_OUTPUT = 64_000;
const isWindows = process.platform === "win32";

/** Signals a program and everything it started. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  if (isWindows) {
    spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}

/**
 * The programs that one of our commands runs. Each leads a process group of its own, so that what it starts ends with it; and a
 * keeper outside watches over all of them, so that they end even when this process is killed without a chance to say so.
 */
export class Programs {
  private readonly running = new Map<Program, boolean>();
  private keeper: ChildProcess | undefined;
  private isStopping = false;

  constructor(private readonly onUnexpectedEnd?: (program: Program, code: number | null) => void) {}

  start({
    name,
    command,
    args,
    env,
    logFile,
    stopSignal = "SIGTERM",
    stopsLast = false,
    isBrief = false,
    uid,
    gid,
  }: ProgramOptions): Program {
    const child = spawn(command, args, {
      env: env as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
      detached: !isWindows,
      windowsHide: true,
      ...(uid === undefined ? {} : { uid, gid }),
    });
    const { pid } = child;
    let text = "";
    const log = logFile === undefined ? undefined : openLog(logFile);
    const keep = (chunk: Buffer) => {
      text = (text + chunk.toString("utf8")).slice(-KEPT_OUTPUT);
      log?.write(chunk);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);

    let isRunning = pid !== undefined;
    const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
      child.once("error", (error) => {
        isRunning = false;
        text += error.message;
        resolve({ code: 127, signal: null });
      });
      child.once("close", (code, signal) => resolve({ code, signal }));
    });
    child.once("exit", () => (isRunning = false));

    const program: Program = {
      name,
      pid: pid ?? -1,
      ended,
      isRunning: () => isRunning,
      output: () => text,
      stop: (signal = stopSignal) => this.stopOne(program, signal),
    };
    this.running.set(program, stopsLast);
    this.tellKeeper(`+${program.pid} ${stopSignal}`);
    void ended.then(({ code }) => {
      log?.end();
      const wasExpected = !this.running.delete(program) || this.isStopping || isBrief;
      this.tellKeeper(`-${program.pid}`);
      if (!wasExpected) this.onUnexpectedEnd?.(program, code);
    });
    return program;
  }

  /** Ends everything, those that others need last. Calling it again while it runs ends what is left at once. */
  async stopAll(): Promise<void> {
    if (this.isStopping) {
      for (const program of this.running.keys()) signalGroup(program.pid, "SIGKILL");
      return;
    }
    this.isStopping = true;
    const all = [...this.running.entries()];
    await Promise.all(all.filter(([, stopsLast]) => !stopsLast).map(([program]) => program.stop()));
    await Promise.all(all.filter(([, stopsLast]) => stopsLast).map(([program]) => program.stop()));
    this.keeper?.stdin?.end();
  }

  private async stopOne(program: Program, signal: NodeJS.Signals): Promise<void> {
    const isLast = this.running.get(program);
    if (!this.isStopping) this.running.delete(program);
    if (program.isRunning()) signalGroup(program.pid, signal);
    const insist = setTimeout(() => signalGroup(program.pid, "SIGKILL"), STOP_DEADLINE_MS);
    await program.ended;
    clearTimeout(insist);
    // What it started and left behind. Postgres ends its own, and in order.
    if (isLast !== true) signalGroup(program.pid, "SIGKILL");
  }

  private tellKeeper(line: string): void {
    if (isWindows) return;
    this.keeper ??= startKeeper();
    this.keeper.stdin?.write(`${line}\n`);
  }
}

function startKeeper(): ChildProcess {
  const keeper = spawn(process.execPath, [join(import.meta.dirname, "keeper.mjs")], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  keeper.stdin.on("error", () => undefined);
  keeper.unref();
  (keeper.stdin as unknown as { unref?: () => void }).unref?.();
  return keeper;
}

function openLog(file: string): WriteStream {
  mkdirSync(dirname(file), { recursive: true });
  // A full disk must not end the program that writes.
  return createWriteStream(file, { flags: "a" }).on("error", () => undefined);
}
