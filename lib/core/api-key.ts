export const API_KEY_SCOPES = ["READ", "WRITE"] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

const SHAPE = /^sk_([0-9a-f]{8})_([0-9a-f]{48})$/;

/** The key in an Authorization header, or null when there is none of our shape. */
export function readBearerKey(authorization: string | null): string | null {
  const key = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  return key && SHAPE.test(key) ? key : null;
}

/** A key that writes may read too. */
export function keyAllows(held: ApiKeyScope, needed: ApiKeyScope): boolean {
  return held === "WRITE" || needed === "READ";
}
