import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPrismaSchema, type SchemaColumn } from "../../support/read-prisma-schema";

const schema = readPrismaSchema("prisma/schema.prisma");
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
});

afterAll(() => client.end());

const describeColumn = ({ table, column, type, isNullable, hasDefault }: SchemaColumn) =>
  `${table}.${column} ${type}${isNullable ? " null" : ""}${hasDefault ? " default" : ""}`;

describe("the migrations and the schema that the code is typed by", () => {
  it("agree on every column, its type, whether it may be empty and whether it has a default", async () => {
    const { rows } = await client.query<SchemaColumn>(`
      SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS "type",
             -- a list is never null in the schema's words, whatever its column allows
             NOT a.attnotnull AND a.attndims = 0 AS "isNullable", a.atthasdef OR a.attidentity <> '' AS "hasDefault"
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''`);
    expect(rows.map(describeColumn).sort()).toEqual(schema.columns.map(describeColumn).sort());
  });

  it("agree on the values of every enum, in order", async () => {
    const { rows } = await client.query<{ name: string; values: string[] }>(`
      SELECT t.typname AS name, array_agg(e.enumlabel::text ORDER BY e.enumsortorder) AS values
      FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname`);
    expect(Object.fromEntries(rows.map(({ name, values }) => [name, values]))).toEqual(schema.enums);
  });

  it("agree on what may exist only once", async () => {
    const { rows } = await client.query<{ key: string }>(`
      SELECT format('%s(%s)', c.relname, string_agg(a.attname, ',' ORDER BY k.position)) AS key
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid,
           LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, position) JOIN pg_attribute a ON a.attnum = k.attnum
      WHERE i.indisunique AND i.indpred IS NULL AND a.attrelid = i.indrelid
        AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
      GROUP BY i.indexrelid, c.relname`);
    expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining(schema.uniques));
  });
});
