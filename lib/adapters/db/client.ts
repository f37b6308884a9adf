import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/config/env";
import { PrismaClient, type Prisma } from "./generated/client";

export type Database = PrismaClient;
/** Either the client or an open transaction: what a query function takes. */
export type DatabaseTransaction = Prisma.TransactionClient;

/** A process that sleeps or vanishes in the middle of a transaction holds its locks no longer than this; ours never pause that long in one. */
const IDLE_IN_TRANSACTION_MS = 5_000;
/** Longer than that by far, so that whoever waits for such locks gets its turn. */
const TRANSACTION_MS = 30_000;
const POOL_WAIT_MS = 10_000;

export function openDatabase(connectionString: string): Database {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: 10, idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS }),
    transactionOptions: { timeout: TRANSACTION_MS, maxWait: POOL_WAIT_MS },
    // As in production: otherwise each query notes where it was asked.
    errorFormat: "minimal",
  });
}

// One pool per process, also across reloads while developing.
const kept = globalThis as typeof globalThis & { sinkronDatabase?: Database };

export function database(): Database {
  kept.sinkronDatabase ??= openDatabase(env().DATABASE_URL);
  return kept.sinkronDatabase;
}
