import { json, type Answer } from "../http/answer";
import type { Call } from "../http/call";
import { publicKeys } from "./access-token";

export function discovery(call: Call): Answer {
  const at = (path: string) => `${call.origin}${path}`;
  return json({
    issuer: call.origin,
    jwks_uri: at("/.well-known/openid-configuration/jwks"),
    authorization_endpoint: at("/identity/connect/authorize"),
    token_endpoint: at("/connect/token"),
    revocation_endpoint: at("/connect/revocation"),
    grant_types_supported: ["authorization_code", "refresh_token"],
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic"],
  });
}

export function jwks(): Answer {
  return json(publicKeys());
}
