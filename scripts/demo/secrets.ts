import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { places } from "./places";

const secretsSchema = z.object({
  nextAuthSecret: z.string(),
  encryptionKey: z.string(),
  postgresPassword: z.string(),
  sandboxClientSecret: z.string(),
});

/** The demo's own secrets: made once, kept beside its data, readable by its user alone. */
export function demoSecrets(): z.output<typeof secretsSchema> {
  if (existsSync(places.secrets)) return secretsSchema.parse(JSON.parse(readFileSync(places.secrets, "utf8")));
  const secrets = {
    nextAuthSecret: randomBytes(32).toString("base64url"),
    encryptionKey: `demo:${randomBytes(32).toString("base64")}`,
    postgresPassword: randomBytes(24).toString("base64url"),
    sandboxClientSecret: randomBytes(24).toString("base64url"),
  };
  writeFileSync(places.secrets, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
