import "next-auth";
import "next-auth/jwt";

declare module "next-auth" {
  interface Session {
    /** The UserSession row behind the cookie; whether it still lives is checked on every request. */
    sessionId?: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
    userId?: string;
  }
}
