import { openApiDocument } from "@/lib/core/api/openapi-document";
import { onlyAllows } from "@/lib/server/define-api-route";
import { publicAddress } from "@/lib/server/public-address";

/** Open to everybody: it says how to ask, not what there is. */
export function GET(): Response {
  return Response.json(openApiDocument(publicAddress()), { headers: { "cache-control": "public, max-age=300" } });
}

export const { POST, PUT, PATCH, DELETE } = onlyAllows("GET");
