import { bundleOf } from "@/scripts/processes/bundle";
import { Programs, type Program } from "@/scripts/processes/programs";

/** The programs that this test file started; they end with it, also when it is killed. */
const programs = new Programs();

type SpawnOptions = { name: "worker" | "sandbox"; flags?: readonly string[]; env?: Record<string, string | undefined> };

/** Starts one of the bundled programs as a process of its own, with the settings of this test and `env` on top. */
export function spawnProcess({ name, flags = [], env = {} }: SpawnOptions): Program {
  return programs.start({
    name,
    command: process.execPath,
    args: [...flags, bundleOf(name)],
    env: { ...process.env, NODE_OPTIONS: "", ...env },
  });
}
