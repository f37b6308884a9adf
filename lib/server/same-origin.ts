import { AppError } from "@/lib/core/app-error";
import { env } from "@/lib/config/env";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/** Refuses a changing request that another site made the browser send. Browsers always name the origin of those. */
export function requireSameOrigin(request: Request): void {
  if (READING.has(request.method)) return;
  const origin = request.headers.get("origin");
  if (origin !== new URL(env().APP_URL).origin && origin !== new URL(request.url).origin) throw new AppError("notAllowed");
}
