import type { ProgramOptions, Programs } from "../processes/programs";

const PATIENCE_MS = 15_000;

type Step = Omit<ProgramOptions, "name"> & { name: string; programs: Programs; say: (line: string) => void };

/** Runs a program that does one thing and ends; says now and then that it still works. Answers what it wrote. */
export async function runToEnd({ programs, say, ...options }: Step): Promise<string> {
  const begun = Date.now();
  const news = setInterval(() => say(`  ${options.name}: still at it, ${Math.round((Date.now() - begun) / 1000)} s`), PATIENCE_MS);
  const program = programs.start({ ...options, isBrief: true });
  const { code } = await program.ended;
  clearInterval(news);
  if (code !== 0) throw new Error(`${options.name} failed:\n${program.output().trim().split("\n").slice(-25).join("\n")}`);
  return program.output();
}
