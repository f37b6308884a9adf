import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";

const FOLDER = join(import.meta.dirname, "..", "..", "..", "shared", "xero-openapi");

/** Why the checks against Xero's own specification cannot run here, or null when they can. */
export const whyNoSpecification = existsSync(join(FOLDER, "xero_accounting.yaml"))
  ? null
  : "Xero's OpenAPI files are not beside the project";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Turns an OpenAPI 3.0 schema into a JSON schema: what only OpenAPI knows is dropped. */
function jsonSchema(value: Json): Json {
  if (Array.isArray(value)) return value.map(jsonSchema);
  if (typeof value !== "object" || value === null) return value;
  const { $ref, ...rest } = value;
  if (typeof $ref === "string") return { $ref: $ref.replace("#/components/schemas/", "#/definitions/") };
  const kept = Object.entries(rest).filter(([name, each]) => !isDropped(name, each));
  return Object.fromEntries(kept.map(([name, each]) => [name, name === "enum" ? each : jsonSchema(each)]));
}

/** `example` and `description` are also names of properties; those hold a schema and stay. */
function isDropped(name: string, value: Json): boolean {
  if (name.startsWith("x-") || ["externalDocs", "readOnly", "writeOnly", "deprecated", "nullable", "default"].includes(name)) return true;
  return (name === "example" || name === "description") && (typeof value !== "object" || value === null || !("type" in value));
}

const read = new Map<string, Record<string, Json>>();

/** Read once: one of them takes a second. */
function definitions(file: string): Record<string, Json> {
  const known = read.get(file);
  if (known) return known;
  const specification = parse(readFileSync(join(FOLDER, file), "utf8")) as { components: { schemas: Record<string, Json> } };
  const found = jsonSchema(specification.components.schemas) as Record<string, Json>;
  read.set(file, found);
  return found;
}

/** A check of one named schema of one of Xero's files. */
export function xeroSchema(file: "xero_accounting.yaml" | "xero-identity.yaml" | "xero_bankfeeds.yaml", name: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  return ajv.compile({ definitions: definitions(file), $ref: `#/definitions/${name}` });
}

/** The names a schema knows, for finding fields that no specification has. */
export function xeroFields(name: string): string[] {
  const schema = definitions("xero_accounting.yaml")[name] as { properties: Record<string, Json> };
  return Object.keys(schema.properties);
}
