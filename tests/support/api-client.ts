import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { NextRequest } from "next/server";
import { openApiDocument } from "@/lib/core/api/openapi-document";

type Handler = (request: NextRequest, context: { params: Promise<object> }) => Promise<Response> | Response;
export type ApiCallOptions = {
  body?: unknown;
  as: string;
  id?: string;
  method?: string;
  headers?: Record<string, string>;
};
export type ApiResult = { status: number; headers: Headers; body: Record<string, unknown> };

type Described = { responses: Record<string, { $ref?: string; content?: Record<string, { schema: object }> }> };
type Description = { paths: Record<string, Record<string, Described>>; components: { responses: Record<string, object> } };

const description = openApiDocument("http://localhost") as Description;
const ajv = new Ajv2020({ strict: false });
addFormats(ajv);
ajv.addSchema({ ...description, $id: "openapi" });

/** What the description says of an answer, and whether this one is so. Throws with the difference. */
function holdToDescription(method: string, template: string, { status, headers, body }: ApiResult): void {
  const operation = description.paths[template]?.[method.toLowerCase()];
  if (!operation) return;
  const described = operation.responses[String(status)];
  if (!described) throw new Error(`${method} ${template} answered ${status}, which is not described`);
  const type = status < 400 ? "application/json" : "application/problem+json";
  if (headers.get("content-type") !== type) throw new Error(`${status} came as ${headers.get("content-type")}`);
  const pointer = described.$ref
    ? `${described.$ref}/content/${type.replace("/", "~1")}/schema`
    : `#/paths/${template.replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D")}/${method.toLowerCase()}/responses/${status}/content/${type.replace("/", "~1")}/schema`;
  const check = ajv.getSchema(`openapi${pointer}`);
  if (!check) throw new Error(`No schema at ${pointer}`);
  if (check(body) !== true) throw new Error(`${method} ${template} answered ${status} in another shape: ${ajv.errorsText(check.errors)}`);
}

/** Calls a route of /api/v1 as a script would, and holds every answer to what the OpenAPI document says of it. */
export async function callApi(handler: Handler, path: string, options: ApiCallOptions): Promise<ApiResult> {
  const { body, as, id, headers = {}, method = body === undefined ? "GET" : "POST" } = options;
  const isStream = body instanceof ReadableStream;
  const isPlain = body === undefined || body instanceof FormData || typeof body === "string" || isStream;
  const request = new NextRequest(`http://localhost/api/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${as}`,
      ...(body === undefined || body instanceof FormData || isStream ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: isPlain ? (body as BodyInit | undefined) : JSON.stringify(body),
    ...(isStream ? { duplex: "half" as const } : {}),
  });
  const response = await handler(request, { params: Promise.resolve(id ? { id } : {}) });
  const result = { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
  const template = `/${path.split("?")[0]}`.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "{id}");
  holdToDescription(method, template, result);
  return result;
}
