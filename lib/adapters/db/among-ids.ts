import { Prisma } from "./generated/client";

/**
 * The condition for known rows, each looked up by its key: `"id" ${amongIds(ids)}`. As a plain list beside the business, Postgres 18 may walk all
 * days of the business in the index of its lists instead.
 */
export function amongIds(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`IN (SELECT unnest(${ids}::uuid[]))`;
}
