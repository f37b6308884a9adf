/** Short times for tests: Xero's minute, deadlines and leases all shrink alike. Import before anything that reads a setting. */
const SHORT = {
  XERO_MINUTE_MS: "600",
  XERO_MINUTE_LIMIT: "1000",
  XERO_CALL_DEADLINE_MS: "900",
  WORKER_LEASE_MS: "1500",
  WORKER_HEARTBEAT_MS: "300",
  TZ: "UTC",
};

Object.assign(process.env, SHORT);

/** The sandbox's side of the same times. */
export const SHORT_SANDBOX = { SANDBOX_MINUTE_MS: "600", SANDBOX_MINUTE_LIMIT: "1000", SANDBOX_IN_MEMORY: "true" };
