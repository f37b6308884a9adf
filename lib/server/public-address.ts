import { env } from "@/lib/config/env";

/** Where people and programs reach this deployment. */
export function publicAddress(): string {
  return env().APP_URL;
}
