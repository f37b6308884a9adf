import { readFileSync } from "node:fs";

export type SchemaColumn = { table: string; column: string; type: string; isNullable: boolean; hasDefault: boolean };
export type PrismaSchema = { columns: SchemaColumn[]; enums: Record<string, string[]>; uniques: string[] };

const PLAIN_TYPES: Record<string, string> = {
  String: "text",
  Int: "integer",
  BigInt: "bigint",
  Boolean: "boolean",
  Json: "jsonb",
  DateTime: "timestamp(3) without time zone",
  Bytes: "bytea",
};

/** How Postgres itself calls the type of `@db.…`. */
function nativeType(attributes: string): string | undefined {
  const [, name, size] = /@db\.(\w+)(?:\(([\d, ]+)\))?/.exec(attributes) ?? [];
  if (name === "Uuid") return "uuid";
  if (name === "Date") return "date";
  if (name === "Timestamptz") return `timestamp(${size ?? "6"}) with time zone`;
  if (name === "Char") return `character(${size ?? "1"})`;
  if (name === "Decimal") return `numeric(${(size ?? "65,30").replace(" ", "")})`;
  if (name === "SmallInt") return "smallint";
  if (name === undefined) return undefined;
  throw new Error(`Teach this test the type @db.${name}.`);
}

const blocks = (text: string, kind: string) =>
  [...text.matchAll(new RegExp(`^${kind} (\\w+) \\{\\n([\\s\\S]*?)^\\}`, "gm"))].map(([, name = "", body = ""]) => ({ name, body }));
const withoutComment = (line: string) => line.replace(/\/\/.*$/, "").trim();
const list = (text: string) => text.split(",").map((part) => part.replace(/\(.*/, "").trim());

/** What schema.prisma promises of the database, in Postgres' own words. */
export function readPrismaSchema(path: string): PrismaSchema {
  const text = readFileSync(path, "utf8");
  const enums = Object.fromEntries(
    blocks(text, "enum").map(({ name, body }) => [name, body.split("\n").map(withoutComment).filter(Boolean)]),
  );
  const models = blocks(text, "model");
  const isModel = new Set(models.map(({ name }) => name));
  const columns: SchemaColumn[] = [];
  const uniques: string[] = [];

  for (const { name: table, body } of models) {
    for (const line of body.split("\n").map(withoutComment).filter(Boolean)) {
      const [, key] = /^@@(?:unique|id)\(\[([^\]]+)\]/.exec(line) ?? [];
      if (key) uniques.push(`${table}(${list(key).join(",")})`);
      const [, column = "", type = "", mark = "", attributes = ""] = /^(\w+)\s+(\w+)(\?|\[\])?(.*)$/.exec(line) ?? [];
      if (column === "" || isModel.has(type)) continue;
      const base = nativeType(attributes) ?? PLAIN_TYPES[type] ?? `"${type}"`;
      if (/@(id|unique)\b/.test(attributes)) uniques.push(`${table}(${column})`);
      columns.push({
        table,
        column,
        type: mark === "[]" ? `${base}[]` : base,
        isNullable: mark === "?",
        hasDefault: attributes.includes("@default("),
      });
    }
  }
  return { columns, enums, uniques };
}
