/**
 * How a worker is to use memory; `npm run worker` in package.json says the same. Left alone, V8 lets garbage, and with it the bytes of receipts
 * that were sent, lie for as long as the machine has room.
 */
export const WORKER_FLAGS = ["--max-semi-space-size=4", "--max-old-space-size=256", "--enable-source-maps"] as const;
