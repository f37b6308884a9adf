import { Prisma } from "./generated/client";

/** The rows of a subquery as one column, a list: what belongs to a row, or a second list, is read with the same statement. */
export function jsonRows(select: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT COALESCE(json_agg(r), '[]') FROM (${select}) r)`;
}
