import { Programs, type Program } from "@/scripts/processes/programs";

/** The programs that this test file started; they end with it, also when it is killed. */
const programs = new Programs();

type SpawnOptions = { name: string; file: string; flags?: readonly string[]; env?: Record<string, string | undefined> };

/** Starts one of the project's programs as a process of its own, with the settings of this test and `env` on top. */
export function spawnProcess({ name, file, flags = [], env = {} }: SpawnOptions): Program {
  return programs.start({
    name,
    command: process.execPath,
    args: [...flags, "--conditions=react-server", "--import", "tsx", file],
    env: { ...process.env, NODE_OPTIONS: "", ...env },
  });
}
