import { ESLint } from "eslint";
import { beforeAll, describe, expect, it } from "vitest";

const root = process.cwd();
let eslint: ESLint;

beforeAll(() => {
  // The project's own rules, without the type information that a file which does not exist cannot have.
  eslint = new ESLint({
    cwd: root,
    ruleFilter: ({ ruleId }) => ruleId === "boundaries/dependencies",
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  });
});

async function complaints(filePath: string, imported: string): Promise<string[]> {
  const [result] = await eslint.lintText(`import * as other from "${imported}";\nexport { other };\n`, { filePath: `${root}/${filePath}` });
  return result?.messages.map(({ message }) => message) ?? ["not linted"];
}

describe("import arrows", () => {
  it.each([
    ["lib/core/trespass.ts", "@/lib/adapters/db/client", "use-case"],
    ["lib/core/trespass.ts", "../config/env", "arguments"],
    ["lib/core/trespass.ts", "@/components/money", "Rules are pure"],
    ["lib/usecases/trespass.ts", "@/lib/server/session-gate", "wiring"],
    ["lib/usecases/trespass.ts", "@/lib/config/env", "arguments"],
    ["lib/adapters/xero/trespass.ts", "@/lib/adapters/db/client", "do not know each other"],
    ["lib/adapters/db/trespass.ts", "@/lib/usecases/record-audit", "do not know each other"],
    ["lib/adapters/queue/trespass.ts", "@/lib/adapters/db/users", "client alone"],
    ["lib/config/trespass.ts", "@/lib/core/money", "pass values in"],
    ["components/trespass.tsx", "@/lib/server/session-gate", "island"],
    ["app/(dashboard)/overview/page.tsx", "@/lib/adapters/db/users", "lib/usecases"],
    ["app/(dashboard)/overview/_components/trespass.tsx", "@/lib/usecases/record-audit", "actions.ts"],
    ["sandbox/trespass.ts", "@/lib/core/money", "HTTP only"],
  ])("%s is stopped from importing %s and told where the code should go", async (filePath, imported, hint) => {
    const [message] = await complaints(filePath, imported);
    expect(message).toContain(hint);
  });

  it.each([
    ["lib/core/guest.ts", "./money"],
    ["lib/usecases/guest.ts", "@/lib/adapters/db/client"],
    ["lib/adapters/queue/guest.ts", "@/lib/adapters/db/client"],
    ["lib/server/guest.ts", "@/lib/config/env"],
    ["app/(dashboard)/overview/page.tsx", "@/lib/usecases/record-audit"],
    ["components/guest.tsx", "@/lib/core/money"],
    ["components/guest.tsx", "react"],
    ["lib/core/guest.ts", "zod"],
  ])("%s may import %s", async (filePath, imported) => {
    expect(await complaints(filePath, imported)).toEqual([]);
  });
});
