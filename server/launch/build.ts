import { spawn } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { type BuildOptions, build, context, stop } from "esbuild";
import { LaunchError } from "@/server/launch/launch-error";
import { root } from "@/server/launch/root";
import { step } from "@/server/launch/screen";

/** The engine process's bundle. */
export const engineFile = path.join(root, ".build/engine.mjs");

const stampFile = path.join(root, ".build/stamp");
const sources = ["app", "components", "server", "prisma/schema.prisma", "public", "package-lock.json"];
const sourceFiles = ["next.config.js", "proxy.ts", "instrumentation.ts", ".postcssrc.json", "tsconfig.json"];

/** Builds unless the last build was made of the same sources. */
export async function ensureBuilt(): Promise<void> {
  const made = [stampFile, engineFile, path.join(root, ".next/BUILD_ID")].every((file) =>
    fs.existsSync(file),
  );
  if (made && fs.readFileSync(stampFile, "utf8") === sourceHash()) return;
  await buildAll();
}

/** Database client, web application and engine. @returns the exit code 0. @throws LaunchError when a part fails. */
export async function buildAll(): Promise<number> {
  const hash = sourceHash();
  fs.rmSync(stampFile, { force: true });
  await generateClient();
  await step("Building the web application (about a minute)", () =>
    run("The web application could not be built", ["node_modules/next/dist/bin/next", "build"], {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    }),
  );
  await step("Building the engine", bundleEngine);
  await stop();
  fs.writeFileSync(stampFile, hash);
  return 0;
}

/** `prisma generate`, when the schema is another than last time. */
export async function generateClient(): Promise<void> {
  const stamp = path.join(root, "prisma/generated/.stamp");
  const hash = hashOf([path.join(root, "prisma/schema.prisma"), path.join(root, "package-lock.json")]);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === hash) return;
  await step("Preparing the database client", () =>
    run("The database client could not be generated", [
      "node_modules/prisma/build/index.js",
      "generate",
      "--config",
      ".config/prisma.ts",
    ]),
  );
  fs.writeFileSync(stamp, hash);
}

const engineOptions: BuildOptions = {
  entryPoints: [path.join(root, "server/durable/main.ts")],
  outfile: engineFile,
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  conditions: ["react-server"],
  alias: { "server-only": path.join(root, ".config/empty.ts") },
  sourcemap: true,
  logLevel: "error",
};

/** Bundles the engine's entry into `.build/engine.mjs`. */
export async function bundleEngine(): Promise<void> {
  await build(engineOptions).catch(() => {
    throw new LaunchError("The engine could not be built; the reasons are above.");
  });
}

/** Bundles again whenever a source changes. @returns a function that ends the watching. */
export async function watchEngine(onRebuilt: () => void): Promise<() => Promise<void>> {
  let first = true;
  const watcher = await context({
    ...engineOptions,
    logLevel: "info",
    plugins: [
      {
        name: "restart",
        setup: ({ onEnd }) =>
          onEnd(({ errors }) => {
            if (!first && errors.length === 0) onRebuilt();
            first = false;
          }),
      },
    ],
  });
  await watcher.watch();
  return () => watcher.dispose();
}

/** Runs a Node program of node_modules; its words are kept for the case that it fails. */
function run(failure: string, args: string[], more: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...more },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let words = "";
    const keep = (chunk: Buffer) => {
      words = (words + chunk).slice(-20_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("exit", (code, name) => {
      if (code === 0) return resolve();
      console.error(words.trimEnd());
      reject(new LaunchError(`${failure} (${name ?? `code ${code}`}); its words are above.`));
    });
  });
}

/** Hash of everything that the build is made of; tests are not. */
function sourceHash(): string {
  const files = sources.flatMap((name) => filesUnder(path.join(root, name)));
  return hashOf([...files, ...sourceFiles.map((name) => path.join(root, name))]);
}

function filesUnder(place: string): string[] {
  if (!fs.existsSync(place)) return [];
  if (!fs.statSync(place).isDirectory()) return [place];
  return fs
    .readdirSync(place, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(place, entry.name);
      if (entry.isDirectory()) return filesUnder(file);
      return /\.test\.tsx?$|\.md$/.test(entry.name) ? [] : [file];
    });
}

function hashOf(files: string[]): string {
  const hash = crypto.createHash("sha256").update(process.versions.node.split(".")[0] ?? "");
  for (const file of files) {
    if (!fs.existsSync(file)) continue;
    hash.update(`\0${path.relative(root, file)}\0`).update(fs.readFileSync(file));
  }
  return hash.digest("hex");
}
