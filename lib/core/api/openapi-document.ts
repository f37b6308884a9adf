import { z } from "zod";
import * as schemas from "./api-schemas";

type Operation = {
  path: string;
  method: "get" | "post" | "patch";
  summary: string;
  scope: "READ" | "WRITE";
  query?: z.ZodObject;
  body?: z.ZodType;
  isUpload?: boolean;
  status: number;
  answer: z.ZodType;
};

const OPERATIONS: readonly Operation[] = [
  {
    path: "/accounts",
    method: "get",
    summary: "The business's accounts",
    scope: "READ",
    status: 200,
    answer: z.object({ data: z.array(schemas.accountAnswer) }),
  },
  {
    path: "/transactions",
    method: "post",
    summary: "Add transactions, idempotent by account and external id",
    scope: "WRITE",
    body: schemas.transactionsBody,
    status: 200,
    answer: z.object({ data: z.array(schemas.transactionOutcome) }),
  },
  {
    path: "/transactions/{id}/receipts",
    method: "post",
    summary: "Attach a receipt",
    scope: "WRITE",
    isUpload: true,
    status: 201,
    answer: schemas.receiptAnswer,
  },
  {
    path: "/expenses",
    method: "get",
    summary: "List expenses",
    scope: "READ",
    query: schemas.expensesQuery,
    status: 200,
    answer: z.object({ data: z.array(schemas.expenseAnswer), nextCursor: z.string().nullable() }),
  },
  {
    path: "/expenses/{id}",
    method: "patch",
    summary: "Change an expense",
    scope: "WRITE",
    body: schemas.expensePatch,
    status: 200,
    answer: schemas.expenseAnswer,
  },
  {
    path: "/sync-runs",
    method: "post",
    summary: "Send expenses to Xero",
    scope: "WRITE",
    body: schemas.syncRunBody,
    status: 202,
    answer: z.object({ id: z.uuid() }),
  },
  { path: "/sync-runs/{id}", method: "get", summary: "Follow a sync run", scope: "READ", status: 200, answer: schemas.syncRunAnswer },
];

function schemaOf(type: z.ZodType, io: "input" | "output") {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io, unrepresentable: "any" });
  return schema;
}

const UPLOAD = {
  "multipart/form-data": { schema: { type: "object", required: ["file"], properties: { file: { type: "string", format: "binary" } } } },
};

function requestOf({ body, isUpload }: Operation) {
  if (isUpload) return { requestBody: { required: true, content: UPLOAD } };
  return body ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } } : {};
}

function parametersOf({ path, query }: Operation) {
  const inPath = path.includes("{id}") ? [{ name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } }] : [];
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, type]) => ({
    name,
    in: "query",
    required: false,
    schema: schemaOf(type as z.ZodType, "input"),
  }));
  return [...inPath, ...inQuery];
}

/** The OpenAPI 3.1 description of /api/v1. */
export function openApiDocument(serverUrl: string): object {
  const problem = {
    description: "What is wrong, as a problem document",
    content: { "application/problem+json": { schema: schemaOf(schemas.problemAnswer, "output") } },
  };
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of OPERATIONS) {
    const { path, method, summary, scope, status, answer } = operation;
    paths[path] = {
      ...paths[path],
      [method]: {
        summary,
        description: `Needs a key with the scope ${scope}.`,
        parameters: parametersOf(operation),
        ...requestOf(operation),
        responses: {
          [status]: { description: summary, content: { "application/json": { schema: schemaOf(answer, "output") } } },
          default: problem,
        },
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Sinkron", version: "1" },
    servers: [{ url: `${serverUrl}/api/v1` }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
    paths,
  };
}
