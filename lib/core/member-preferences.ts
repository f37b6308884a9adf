import { z } from "zod";

export const THEMES = ["system", "light", "dark"] as const;
export const DENSITIES = ["comfortable", "compact"] as const;

const memberPreferences = z.object({
  theme: z.enum(THEMES).catch("system"),
  density: z.enum(DENSITIES).catch("comfortable"),
});

export type MemberPreferences = z.infer<typeof memberPreferences>;

/** Reads stored preferences; what is missing or no longer known takes its default. */
export function readPreferences(stored: unknown): MemberPreferences {
  return memberPreferences.parse(typeof stored === "object" && stored !== null ? stored : {});
}
