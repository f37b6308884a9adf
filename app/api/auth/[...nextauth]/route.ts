import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/server/auth-options";

type AuthContext = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: AuthContext): Promise<Response> {
  return (await NextAuth(request, context, authOptions())) as Response;
}

export { handle as GET, handle as POST };
