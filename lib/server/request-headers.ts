/** Set by proxy.ts on each request: the address that was asked for (path and query), so that signing in can lead back to it. */
export const ADDRESS_HEADER = "x-sinkron-address";

/** Set by proxy.ts on each request: the nonce that scripts must carry. */
export const NONCE_HEADER = "x-nonce";
