import { z } from "zod";
import { problemAnswer } from "./api-schemas";
import { NAMED, OPERATIONS, type Operation } from "./openapi-operations";

/** Zod's JSON schema; shapes that have a name are told by it. */
function schemaOf(type: z.ZodType, io: "input" | "output", isNamed = true): object {
  const name = type.meta()?.id;
  if (isNamed && name) return { $ref: `#/components/schemas/${name}` };
  const {
    $schema: _dialect,
    $defs: named,
    id: _name,
    ...schema
  } = z.toJSONSchema(type, {
    io,
    unrepresentable: "any",
    // A format says the same as zod's pattern for it, and can be read.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  // A shape with a name is told by zod as a reference to itself.
  const own = name ? (named?.[name] ?? schema) : schema;
  return JSON.parse(JSON.stringify(own).replaceAll('"#/$defs/', '"#/components/schemas/')) as object;
}

const UPLOAD = {
  "multipart/form-data": { schema: { type: "object", required: ["file"], properties: { file: { type: "string", format: "binary" } } } },
};

function requestOf({ body, isUpload }: Operation): object {
  if (isUpload) return { requestBody: { required: true, content: UPLOAD } };
  return body ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } } : {};
}

function parametersOf({ path, query, method }: Operation): object[] {
  const inPath = path.includes("{id}") ? [{ name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } }] : [];
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, type]) => {
    const { description, ...schema } = schemaOf(type as z.ZodType, "input") as { description?: string };
    return { name, in: "query", required: false, ...(description ? { description } : {}), schema };
  });
  return [...inPath, ...inQuery, ...(method === "post" ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : [])];
}

/** 401, 403, 405 and 429 may come from every address. */
const EVERYWHERE = [401, 403, 405, 429, 500];

function operationOf(operation: Operation): object {
  const { id, summary, scope, status, answer, problems } = operation;
  const refusals = [...problems, ...EVERYWHERE]
    .sort((a, b) => a - b)
    .map((code) => [code, { $ref: "#/components/responses/Problem" }] as const);
  return {
    operationId: id,
    summary,
    description: `Needs a key with the scope ${scope}.`,
    parameters: parametersOf(operation),
    ...requestOf(operation),
    responses: {
      [status]: { description: summary, headers: RATE_HEADERS, content: { "application/json": { schema: schemaOf(answer, "output") } } },
      ...Object.fromEntries<object>(refusals),
    },
  };
}

const header = (name: string) => ({ $ref: `#/components/headers/${name}` });
const RATE_HEADERS = {
  "RateLimit-Limit": header("RateLimitLimit"),
  "RateLimit-Remaining": header("RateLimitRemaining"),
  "RateLimit-Reset": header("RateLimitReset"),
};
const count = (description: string) => ({ description, schema: { type: "integer" } });

const COMPONENTS = {
  securitySchemes: { key: { type: "http", scheme: "bearer", description: "A key made under Settings → API keys" } },
  parameters: {
    IdempotencyKey: {
      name: "Idempotency-Key",
      in: "header",
      required: false,
      description:
        "The same key with the same request is done once and answered alike for 24 hours; with another request it is refused (422), and while the first is being worked on (409).",
      schema: { type: "string", minLength: 1, maxLength: 255 },
    },
  },
  headers: {
    RateLimitLimit: count("Calls a minute of this key"),
    RateLimitRemaining: count("What is left of them"),
    RateLimitReset: count("Seconds until they begin anew"),
    RetryAfter: count("Seconds to wait, with 429"),
  },
};

/** The OpenAPI 3.1 description of /api/v1, made from the shapes that its routes check with. */
export function openApiDocument(serverUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of OPERATIONS) paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation) };
  const problem = {
    description: "What is wrong, as a problem document (RFC 9457)",
    headers: { "Retry-After": header("RetryAfter") },
    content: { "application/problem+json": { schema: schemaOf(problemAnswer, "output") } },
  };
  const schemas = Object.fromEntries(NAMED.map(({ schema, io }) => [schema.meta()?.id ?? "", schemaOf(schema, io, false)]));
  return {
    openapi: "3.1.0",
    info: {
      title: "Sinkron",
      version: "1",
      description:
        "For card processors and scripts: add transactions and receipts, look at expenses, send them to Xero. Amounts are in minor units (cents); money out is negative.",
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
    security: [{ key: [] }],
    components: { ...COMPONENTS, schemas, responses: { Problem: problem } },
    paths,
  };
}
