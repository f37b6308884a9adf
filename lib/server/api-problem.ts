import type { Refusal } from "@/lib/core/action-result";
import { refusalStatus } from "./define-route";

const TITLES: Partial<Record<Refusal["code"], string>> = {
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
  fileMissing: "The file is missing in the storage",
  storageUnavailable: "The storage of files does not answer: try again later",
  changedMeanwhile: "Somebody changed this meanwhile",
  slowDown: "Too many calls: wait as Retry-After says",
  unexpected: "Something went wrong on our side",
};

/** A refusal as application/problem+json. */
export function problemResponse(refusal: Refusal, headers: Record<string, string>): Response {
  const { code, detail, fields } = refusal;
  const status = refusalStatus(code);
  return Response.json(
    {
      type: `urn:sinkron:problem:${code}`,
      title: TITLES[code] ?? code,
      status,
      code,
      ...(Object.keys(detail).length > 0 ? { detail } : {}),
      ...(fields ? { errors: fields } : {}),
    },
    {
      status,
      headers: { ...headers, "content-type": "application/problem+json", ...(status === 401 ? { "www-authenticate": "Bearer" } : {}) },
    },
  );
}
