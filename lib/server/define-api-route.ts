import type { NextRequest } from "next/server";
import { z } from "zod";
import { readBearerKey, type ApiKeyScope } from "@/lib/core/api-key";
import { ApiProblem } from "@/lib/core/api/api-problem";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { answerOnce } from "@/lib/usecases/answer-once";
import { withApiInput, type InputSource, type RawInput } from "./api-input";
import { requireApiKey, type AdmittedKey } from "./api-key-gate";
import { apiResponse, problemOf, refusalProblem, type ApiAnswer } from "./api-problem";
import { countApiCall } from "./api-rate-limit";
import { database } from "./database";
import { invalidInput } from "./refusal";

type ApiCall<Input> = { scope: BusinessScope; actor: Actor; input: Input; id: string };

type ApiRouteDefinition<Schema extends z.ZodType> = {
  scope: ApiKeyScope;
  /** Where the input comes from; `nothing` gives the schema an empty object. */
  from: InputSource;
  input: Schema;
  run: (call: ApiCall<z.output<Schema>>) => Promise<ApiAnswer>;
};

/** Next gives no parameters to a route without any in its path. */
type Context = { params: Promise<object | undefined> };

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** A route of /api/v1: key, rate, shape, one function; every refusal is a problem document. A POST with an Idempotency-Key is done once. */
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
      return await withApiInput(request, from, async (raw) => {
        const parsed = input.safeParse(raw.value);
        if (!parsed.success) return apiResponse(refusalProblem(invalidInput(parsed.error)), headers);
        const work = () => run({ scope: admitted.scope, actor: admitted.actor, input: parsed.data, id: id?.data ?? "" });
        const { isReplayed, ...answer } = await onceIfAsked(request, admitted, raw, work);
        return apiResponse(answer, isReplayed ? { ...headers, "idempotent-replayed": "true" } : headers);
      });
    } catch (error) {
      return apiResponse(problemOf(error, request.nextUrl.pathname), headers);
    }
  };
}

async function onceIfAsked(
  request: NextRequest,
  { scope, apiKeyId }: AdmittedKey,
  { bytes }: RawInput,
  work: () => Promise<ApiAnswer>,
): Promise<ApiAnswer & { isReplayed: boolean }> {
  const key = request.headers.get("idempotency-key");
  if (key === null || request.method !== "POST") return { ...(await work()), isReplayed: false };
  if (!IDEMPOTENCY_KEY.test(key)) throw new ApiProblem("idempotencyKeyInvalid");
  const path = request.nextUrl.pathname;
  // A refusal is an answer too: the same request gets it again.
  return answerOnce(database(), scope, { apiKeyId, key, method: request.method, path, body: bytes }, () =>
    work().catch((error: unknown) => problemOf(error, path)),
  );
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Handlers for the methods that an address does not take. Export those beside its own. */
export function onlyAllows(...allowed: Method[]): Record<Method, (request: NextRequest) => Response> {
  const refuse = (request: NextRequest) =>
    apiResponse(problemOf(new ApiProblem("methodNotAllowed"), request.nextUrl.pathname), { allow: allowed.join(", ") });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}
