import type { Profile } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { Database } from "@/lib/adapters/db/client";
import { findStartingBusinessId } from "@/lib/adapters/db/user-sessions";
import { findUserByEmail } from "@/lib/adapters/db/users";
import { env } from "@/lib/config/env";

const IDENTITY_PROVIDER_ID = "oidc";

/** Amazon's says "true" in words. */
type OpenIdProfile = Profile & { sub: string; email_verified?: boolean | "true" | "false" };

/** The company's own sign-in over OpenID Connect, where one is configured. */
export function identityProvider(): OAuthConfig<OpenIdProfile> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  return {
    id: IDENTITY_PROVIDER_ID,
    name: OIDC_NAME,
    type: "oauth",
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    // Many say who somebody is in the token, others only where they are asked: an e-mail address beside an access token is optional there.
    userinfo: {
      request: async ({ client, tokens }) => {
        // next-auth types what it was answered by its parameters alone.
        const claims = (tokens as unknown as { claims: () => OpenIdProfile }).claims();
        if (claims.email !== undefined && claims.email_verified !== undefined) return claims;
        const asked = await client.userinfo<OpenIdProfile>(tokens.access_token ?? "");
        if (asked.sub !== claims.sub) throw new Error("The identity provider speaks of somebody else than its token");
        return { ...claims, ...asked };
      },
    },
    profile: (profile) => ({ id: profile.sub, name: profile.name, email: profile.email }),
  };
}

/** Only somebody who is a member already, under an e-mail address that the identity provider has verified. */
export async function mayComeIn(db: Database, profile: Partial<OpenIdProfile> | undefined): Promise<boolean> {
  if (!profile?.email || String(profile.email_verified) !== "true") return false;
  const user = await findUserByEmail(db, profile.email);
  return user !== null && (await findStartingBusinessId(db, user.id)) !== null;
}
