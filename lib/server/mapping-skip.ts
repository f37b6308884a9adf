import "server-only";
import { cookies } from "next/headers";

const COOKIE = "sinkron-mapping-skipped";
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Whether this browser's member chose to sync without mapping first; asked once per business. */
export async function hasSkippedMapping(businessId: string): Promise<boolean> {
  return (await cookies()).get(COOKIE)?.value === businessId;
}

export async function rememberMappingSkipped(businessId: string): Promise<void> {
  (await cookies()).set(COOKIE, businessId, { maxAge: YEAR_SECONDS, httpOnly: true, sameSite: "lax", path: "/accounting" });
}
