import { z } from "zod";
import type { ExpenseSort } from "@/lib/core/expense-filter";
import { Prisma } from "../generated/client";

/** Where the last page ended: the value sorted by, and the id that breaks ties. */
const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.uuid()]);
export type Cursor = z.infer<typeof cursorSchema>;

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** Null for what is no cursor. */
export function readCursor(text: string): Cursor | null {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    return null;
  }
}

const COLUMNS = {
  date: { sql: Prisma.sql`t."postedOn"`, type: Prisma.sql`date` },
  amount: { sql: Prisma.sql`(- t."amountMinor")`, type: Prisma.sql`bigint` },
  merchant: { sql: Prisma.sql`lower(t."merchant")`, type: Prisma.sql`text` },
} as const;

/** The order of a list, the condition for what comes after a cursor, and the value that a row's cursor holds. */
export function keysetOf(sort: ExpenseSort) {
  const isDescending = sort.startsWith("-");
  const { sql, type } = COLUMNS[sort.replace("-", "") as keyof typeof COLUMNS];
  const direction = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const beyond = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
  return {
    order: Prisma.sql`${sql} ${direction}, t."id" ${direction}`,
    value: Prisma.sql`(${sql})::text`,
    after: ([value, id]: Cursor) => Prisma.sql`(${sql}, t."id") ${beyond} (${String(value)}::${type}, ${id}::uuid)`,
  };
}
