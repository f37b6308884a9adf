import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import english from "@/lib/i18n/messages/en/settings.json";
import indonesian from "@/lib/i18n/messages/id/settings.json";

/** Every action that the use-cases write into the audit log. */
function recordedActions(): string[] {
  const files = readdirSync("lib/usecases", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const sources = files.map((file) => readFileSync(join("lib/usecases", file), "utf8"));
  return [
    ...new Set(
      sources.flatMap((source) =>
        [...source.matchAll(/^ +action: "([a-zA-Z]+\.[a-zA-Z]+)"|\{ action: "([a-zA-Z]+\.[a-zA-Z]+)"/gm)].map(
          (match) => match[1] ?? match[2] ?? "",
        ),
      ),
    ),
  ];
}

function wordsFor(actions: Record<string, Record<string, string>>, action: string): string | undefined {
  const [thing = "", what = ""] = action.split(".");
  return actions[thing]?.[what];
}

describe("the audit log", () => {
  it("has words in both languages for everything that people can do", () => {
    const actions = recordedActions();
    expect(actions.length).toBeGreaterThan(15);
    expect(actions.filter((action) => !wordsFor(english.audit.actions, action))).toEqual([]);
    expect(actions.filter((action) => !wordsFor(indonesian.audit.actions, action))).toEqual([]);
  });
});
