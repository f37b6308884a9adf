import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/config/env";
import { PrismaClient, type Prisma } from "./generated/client";

export type Database = PrismaClient;
/** Either the client or an open transaction: what a query function takes. */
export type DatabaseTransaction = Prisma.TransactionClient;

export function openDatabase(connectionString: string): Database {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 10 }) });
}

// One pool per process, also across reloads while developing.
const kept = globalThis as typeof globalThis & { sinkronDatabase?: Database };

export function database(): Database {
  kept.sinkronDatabase ??= openDatabase(env().DATABASE_URL);
  return kept.sinkronDatabase;
}
