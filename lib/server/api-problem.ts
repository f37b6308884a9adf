import { ApiProblem, type ApiProblemCode } from "@/lib/core/api/api-problem";
import type { Refusal } from "@/lib/core/action-result";
import { refusalStatus } from "./define-route";
import { toRefusal } from "./refusal";

const TITLES: Partial<Record<Refusal["code"] | ApiProblemCode, string>> = {
  notSignedIn: "A live API key is needed: Authorization: Bearer sk_…",
  notAllowed: "This key may only read",
  notFound: "There is no such thing in this business",
  invalidInput: "The request does not have the expected shape",
  tooManyExpenses: "A sync run takes at most 1000 expenses",
  nothingSelected: "No expense is named",
  nothingToSend: "None of these expenses can be sent now",
  notConnected: "The business is not connected to Xero",
  accessRemoved: "Access was removed in Xero",
  notAvailableInHongKong: "Businesses registered in Hong Kong cannot sync expenses",
  fileRefused: "The file cannot be used",
  changedMeanwhile: "Somebody changed this meanwhile",
  slowDown: "Too many calls: wait as Retry-After says",
  unexpected: "Something went wrong on our side",
  methodNotAllowed: "This address does not take this method; see Allow",
  malformedJson: "The body is not JSON",
  bodyTooLarge: "The body is too large",
  unsupportedMediaType: "The body is of another type than this address takes",
  tooManyItems: "Too many items in one request: send them in parts",
  idempotencyKeyInvalid: "An Idempotency-Key has 1 to 255 printable ASCII characters",
  idempotencyKeyReused: "This Idempotency-Key was used for another request",
  idempotencyKeyInUse: "The first request with this Idempotency-Key is still being worked on",
};

export type ApiAnswer = { status: number; body: object };

/** Whatever went wrong, as a problem document (RFC 9457) and its status. */
export function problemOf(error: unknown, path: string): ApiAnswer {
  if (error instanceof ApiProblem) return problem({ code: error.code, status: error.status, params: error.params });
  return refusalProblem(toRefusal(error, path));
}

export function refusalProblem({ code, detail, fields }: Refusal): ApiAnswer {
  const isTooLarge = code === "fileRefused" && detail["reason"] === "tooLargeToUpload";
  return problem({ code, status: isTooLarge ? 413 : refusalStatus(code), params: detail, fields });
}

type Problem = {
  code: Refusal["code"] | ApiProblemCode;
  status: number;
  params: Record<string, string | number>;
  fields?: Record<string, string>;
};

function problem({ code, status, params, fields }: Problem): ApiAnswer {
  const body = {
    type: `urn:sinkron:problem:${code}`,
    title: TITLES[code] ?? code,
    status,
    code,
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...(fields ? { errors: fields } : {}),
  };
  return { status, body };
}

export function apiResponse({ status, body }: ApiAnswer, headers: Record<string, string>): Response {
  const type = status < 400 ? "application/json" : "application/problem+json";
  return Response.json(body, {
    status,
    headers: { ...headers, "content-type": type, ...(status === 401 ? { "www-authenticate": "Bearer" } : {}) },
  });
}
