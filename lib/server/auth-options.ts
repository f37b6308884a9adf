import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { database } from "@/lib/adapters/db/client";
import { revokeSession } from "@/lib/adapters/db/user-sessions";
import { findUserByEmail } from "@/lib/adapters/db/users";
import { tellAuthItsAddress } from "@/lib/config/auth-address";
import { env } from "@/lib/config/env";
import { AppError } from "@/lib/core/app-error";
import { openSession, SESSION_LIFETIME_MS } from "@/lib/usecases/open-session";
import { signIn } from "@/lib/usecases/sign-in";
import { clientAddress } from "./client-address";
import { identityProvider, mayComeIn } from "./identity-provider";

const credentials = z.object({ email: z.string().trim().min(1).max(320), password: z.string().min(1).max(1000) });

const passwordProvider = CredentialsProvider({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  async authorize(raw, request) {
    const parsed = credentials.safeParse(raw);
    if (!parsed.success) return null;
    try {
      return await signIn(database(), { ...parsed.data, address: clientAddress(request.headers), now: new Date() });
    } catch (error) {
      // next-auth carries nothing but the message to the form.
      if (error instanceof AppError) throw new Error(`${error.code} ${error.detail.seconds ?? ""}`.trim());
      throw error;
    }
  },
});

let options: AuthOptions | undefined;

export function authOptions(): AuthOptions {
  tellAuthItsAddress();
  const oidc = identityProvider();
  options ??= {
    secret: env().NEXTAUTH_SECRET,
    providers: oidc ? [passwordProvider, oidc] : [passwordProvider],
    pages: { signIn: "/login", error: "/login" },
    session: { strategy: "jwt", maxAge: SESSION_LIFETIME_MS / 1000 },
    useSecureCookies: env().APP_URL.startsWith("https:"),
    callbacks: {
      signIn: async ({ account, profile }) => account?.type !== "oauth" || mayComeIn(database(), profile),
      jwt: async ({ token, user, account }) => {
        if (!account) return token;
        const known = account.type === "oauth" ? await findUserByEmail(database(), user.email ?? "") : { id: user.id };
        if (!known) throw new AppError("notAllowed");
        const arrival = { userId: known.id, isByPassword: account.type !== "oauth", now: new Date() };
        return { ...token, userId: known.id, sessionId: await openSession(database(), arrival) };
      },
      session: ({ session, token }) => ({ ...session, sessionId: token.sessionId }),
    },
    events: {
      signOut: async ({ token }) => {
        if (token.sessionId && token.userId) await revokeSession(database(), { sessionId: token.sessionId, userId: token.userId });
      },
    },
  };
  return options;
}
