import { runInUtc } from "@/lib/config/run-in-utc";

/** Next calls this once in each web process, before the first request. */
export function register(): void {
  runInUtc();
}
