import { hash, verify } from "@node-rs/argon2";

/** argon2id with the package's defaults (19 MiB, two passes), which are OWASP's minimum. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password);
}

let decoy: Promise<string> | undefined;

/** Takes as long for somebody we don't know as for somebody we do, so that the time tells nobody who has an account. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash("a password that nobody has");
  const matches = await verify(passwordHash ?? (await decoy), password);
  return passwordHash !== null && matches;
}
