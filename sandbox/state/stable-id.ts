import { createHash } from "node:crypto";

/** The same name gives the same id after every reset, so that what a test or a demo stored about the sandbox stays true. */
export function stableId(name: string): string {
  const hex = createHash("sha256").update(`sandbox:${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
