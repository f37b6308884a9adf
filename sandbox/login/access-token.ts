import {
  createPrivateKey,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  randomBytes,
  randomUUID,
  type JsonWebKey,
  type KeyObject,
} from "node:crypto";

const KEY_ID = "sandbox-key";
let signingKey: KeyObject | null = null;

/** Made at the first use; tokens themselves are looked up, so an older signature does no harm. */
function key(): KeyObject {
  signingKey ??= createPrivateKey(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" }));
  return signingKey;
}

export function publicKeys(): { keys: JsonWebKey[] } {
  return { keys: [{ ...createPublicKey(key()).export({ format: "jwk" }), kid: KEY_ID, use: "sig", alg: "RS256" }] };
}

function signed(claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const content = `${part({ alg: "RS256", kid: KEY_ID, typ: "JWT" })}.${part(claims)}`;
  return `${content}.${createSign("RSA-SHA256").update(content).sign(key()).toString("base64url")}`;
}

type Grant = {
  issuer: string;
  clientId: string;
  userId: string;
  authEventId: string;
  scopes: string[];
  nowMs: number;
  lifetimeSeconds: number;
};

export function newAccessToken(grant: Grant): string {
  const nowSeconds = Math.floor(grant.nowMs / 1000);
  return signed({
    nbf: nowSeconds,
    exp: nowSeconds + grant.lifetimeSeconds,
    iss: grant.issuer,
    aud: `${grant.issuer}/resources`,
    client_id: grant.clientId,
    sub: grant.userId.replaceAll("-", ""),
    auth_time: nowSeconds,
    xero_userid: grant.userId,
    global_session_id: randomUUID(),
    jti: randomBytes(16).toString("hex"),
    authentication_event_id: grant.authEventId,
    scope: grant.scopes,
    amr: ["pwd"],
  });
}

export function newIdToken(grant: Grant & { name: string; email: string; nonce: string | null }): string {
  const nowSeconds = Math.floor(grant.nowMs / 1000);
  const [givenName = "", ...family] = grant.name.split(" ");
  return signed({
    nbf: nowSeconds,
    iat: nowSeconds,
    exp: nowSeconds + 300,
    iss: grant.issuer,
    aud: grant.clientId,
    sub: grant.userId.replaceAll("-", ""),
    auth_time: nowSeconds,
    xero_userid: grant.userId,
    global_session_id: randomUUID(),
    preferred_username: grant.email,
    email: grant.email,
    given_name: givenName,
    family_name: family.join(" "),
    ...(grant.nonce === null ? {} : { nonce: grant.nonce }),
  });
}
