import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export type Issuer = { settings: Record<string, string>; stop: () => Promise<void> };

/** An OpenID Connect provider as companies have one. Whoever signs in as "x@example.com" is that; as "unverified x@example.com", without proof. */
export async function startIssuer(): Promise<Issuer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const client = { OIDC_CLIENT_ID: "sinkron", OIDC_CLIENT_SECRET: "a-secret-of-the-issuer" };
  const provider = new Provider(address, {
    clients: [{ client_id: client.OIDC_CLIENT_ID, client_secret: client.OIDC_CLIENT_SECRET, redirect_uris: ["http://localhost/"] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["a key for cookies"] },
    findAccount: (_, id) => {
      const email = id.split(" ").at(-1) ?? "";
      return { accountId: id, claims: () => ({ sub: id, name: email, email, email_verified: id === email }) };
    },
  });
  // The product's port is not known before it starts.
  provider.Client.prototype.redirectUriAllowed = (uri) => /^http:\/\/localhost:\d+\/api\/auth\/callback\/oidc$/.test(uri);
  const handle = provider.callback();
  server.on("request", (request, response) => void handle(request, response));
  return {
    settings: { ...client, OIDC_ISSUER: address, OIDC_NAME: "Kopi ID" },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
