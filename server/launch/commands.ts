import path from "node:path";
import { migrateEmbedded } from "@/server/durable/embedded/migrate";
import { bundleEngine, engineFile, ensureBuilt, generateClient, watchEngine } from "@/server/launch/build";
import { root } from "@/server/launch/root";
import { type Program, start } from "@/server/launch/start";

const next = path.join(root, "node_modules/next/dist/bin/next");
// Small young generations keep the resting memory low; the ceilings are far above what either uses.
const memory = ["--max-semi-space-size=8", "--max-old-space-size=1024"];

const engine: Program = {
  name: "engine",
  args: [...memory, "--enable-source-maps", engineFile],
  silentFor: 15_000,
  drainWithin: 10_000,
};

/** `npm start`: builds when something changed, then runs web and engine until stopped. */
export function startProduct(): Promise<number> {
  return start({
    nodeEnv: "production",
    migrateFurther: migrateEmbedded,
    prepare: ensureBuilt,
    programs: ({ PORT }) => [
      {
        name: "web",
        args: [...memory, next, "start", "-H", "127.0.0.1", "-p", String(PORT)],
        silentFor: 30_000,
        drainWithin: 4_000,
      },
      engine,
    ],
  });
}

/** `npm run dev`: the same with `next dev`, and an engine that is bundled and started again when its sources change. */
export function startDevelopment(): Promise<number> {
  return start({
    nodeEnv: "development",
    migrateFurther: migrateEmbedded,
    readyWithin: 300_000,
    prepare: async () => {
      await generateClient();
      await bundleEngine();
    },
    programs: ({ PORT }) => [
      {
        name: "web",
        args: [next, "dev", "-H", "127.0.0.1", "-p", String(PORT)],
        silentFor: 300_000,
        drainWithin: 4_000,
      },
      { ...engine, whileRunning: ({ restart }) => watchEngine(restart) },
    ],
  });
}
