// Waits until the process that started it is gone, however it went, and ends the programs which that one had started and not ended.
// Told about them on its standard input: "+<process group> <signal>" and "-<process group>".
import { createInterface } from "node:readline";

const PATIENCE_MS = 5000;
const groups = new Map();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

const send = (signalFor) => {
  for (const [group, signal] of groups) {
    try {
      process.kill(-group, signalFor(signal));
    } catch {
      groups.delete(group);
    }
  }
};

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const [group, signal] = line.slice(1).split(" ");
    if (line.startsWith("+")) groups.set(Number(group), signal);
    else groups.delete(Number(group));
  })
  .on("close", () => {
    if (groups.size === 0) return;
    send((signal) => signal);
    setTimeout(() => send(() => "SIGKILL"), PATIENCE_MS);
  });
