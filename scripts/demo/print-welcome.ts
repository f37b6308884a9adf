import { z } from "zod";
import { readDemoFile } from "./prepare-database";

const demoFileSchema = z.object({
  logins: z.array(z.object({ email: z.string(), password: z.string(), role: z.string(), business: z.string() })),
  apiKey: z.string().optional(),
});

type Welcome = { appUrl: string; sandboxUrl: string | undefined; say: (line: string) => void };

export function printWelcome({ appUrl, sandboxUrl, say }: Welcome): void {
  const demo = demoFileSchema.safeParse(readDemoFile());
  say("");
  say("Sinkron is running.");
  say("");
  say(`  Open           ${appUrl}`);
  if (demo.success) {
    const width = Math.max(...demo.data.logins.map(({ email }) => email.length));
    demo.data.logins.forEach(({ email, password, role, business }, index) => {
      say(`  ${index === 0 ? "Sign in with  " : "              "} ${email.padEnd(width)}  ${password}   ${role} at ${business}`);
    });
    if (demo.data.apiKey) say(`  API key        ${demo.data.apiKey}   (${appUrl}/api/v1/openapi.json)`);
  } else {
    say("  Sign in with   the people of your own database");
  }
  if (sandboxUrl !== undefined) say(`  Sandbox Xero   ${sandboxUrl}`);
  say("");
  say("  Data is kept in .data/, logs in .data/logs/. Ctrl-C ends everything; npm run demo -- --reset starts over.");
  say("");
}
