import path from "node:path";
import { defineConfig } from "prisma/config";

const root = path.resolve(import.meta.dirname, "..");

// Offline: Prisma would download its native schema engine; ours speaks the same protocol through its WASM build.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(root, "server/launch/schema-engine.mjs");
process.env.CHECKPOINT_DISABLE ??= "1";

export default defineConfig({
  schema: path.join(root, "prisma/schema.prisma"),
  migrations: { path: path.join(root, "prisma/migrations") },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://countersign@127.0.0.1:5432/countersign" },
});
