import type { NextRequest } from "next/server";
import { z } from "zod";
import { readBearerKey, type ApiKeyScope } from "@/lib/core/api-key";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { requireApiKey } from "./api-key-gate";
import { problemResponse } from "./api-problem";
import { countApiCall } from "./api-rate-limit";
import { invalidInput, toRefusal } from "./refusal";

type ApiCall<Input> = { scope: BusinessScope; actor: Actor; request: NextRequest; input: Input; id: string };

type ApiRouteDefinition<Schema extends z.ZodType> = {
  scope: ApiKeyScope;
  /** Where the input comes from; without it `input` is what the schema makes of an empty object. */
  from: "body" | "query" | "nothing";
  input: Schema;
  run: (call: ApiCall<z.output<Schema>>) => Promise<{ status: number; body: object }>;
};

/** Next gives no parameters to a route without any in its path. */
type Context = { params: Promise<object | undefined> };

/** A route of /api/v1: key, rate, shape, one function; every refusal is a problem document. */
export function defineApiRoute<Schema extends z.ZodType>({ scope, from, input, run }: ApiRouteDefinition<Schema>) {
  return async (request: NextRequest, context: Context): Promise<Response> => {
    let headers: Record<string, string> = { "cache-control": "no-store" };
    try {
      const admitted = await requireApiKey(request, scope);
      const rate = countApiCall(readBearerKey(request.headers.get("authorization")) ?? "", Date.now());
      headers = { ...headers, ...rate.headers };
      if (rate.isExceeded) throw new AppError("slowDown");
      const params = (await context.params) ?? {};
      const id = "id" in params ? z.uuid().safeParse(params.id) : null;
      if (id && !id.success) throw new AppError("notFound");
      const parsed = input.safeParse(await readInput(request, from));
      if (!parsed.success) return problemResponse(invalidInput(parsed.error), headers);
      const { status, body } = await run({ ...admitted, request, input: parsed.data, id: id?.data ?? "" });
      return Response.json(body, { status, headers });
    } catch (error) {
      return problemResponse(toRefusal(error, request.nextUrl.pathname), headers);
    }
  };
}

async function readInput(request: NextRequest, from: "body" | "query" | "nothing"): Promise<unknown> {
  if (from === "query") return Object.fromEntries(request.nextUrl.searchParams);
  if (from === "nothing") return {};
  return request.json().catch(() => undefined);
}
