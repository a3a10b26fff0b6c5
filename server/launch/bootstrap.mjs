#!/usr/bin/env node
// The first file that runs, on a fresh clone too: plain JavaScript on nothing but Node. It installs the packages
// when they are missing or others than the lockfile says, bundles the launcher and hands over to it.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const command = process.argv[2] ?? "start";

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function requireNode() {
  const { engines } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  const needed = engines.node
    .replace(/[^\d.]/g, "")
    .split(".")
    .map(Number);
  const have = process.versions.node.split(".").map(Number);
  const newer = have[0] > needed[0] || (have[0] === needed[0] && have[1] >= needed[1]);
  if (!newer) fail(`Node ${needed.join(".")} or later is needed; this is ${process.versions.node}.`);
}

/** Whether node_modules holds what the lockfile says; packages for other platforms may be missing, more may be there. */
function isInstalled() {
  try {
    const wanted = JSON.parse(fs.readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
    const hidden = path.join(root, "node_modules/.package-lock.json");
    const present = JSON.parse(fs.readFileSync(hidden, "utf8")).packages;
    return Object.entries(wanted).every(([name, { version, optional, devOptional, link }]) => {
      const found = present[name];
      return name === "" || link || (found ? found.version === version : Boolean(optional || devOptional));
    });
  } catch {
    return false;
  }
}

const lockFile = path.join(root, ".build/install.pid");

/** Two commands started at once on a fresh clone (the product and its sink) must not install into one folder together. */
async function installAlone() {
  fs.mkdirSync(path.dirname(lockFile), { recursive: true });
  for (let told = false; !isInstalled(); told = true) {
    try {
      fs.writeFileSync(lockFile, String(process.pid), { flag: "wx" });
    } catch (error) {
      if (error.code !== "EEXIST") fail(`The folder ${root} cannot be written to (${error.code}).`);
      if (!isAlive(Number(fs.readFileSync(lockFile, "utf8")))) fs.rmSync(lockFile, { force: true });
      else if (!told) console.log("Another command is installing the packages; waiting for it …");
      await new Promise((resolve) => setTimeout(resolve, 500));
      continue;
    }
    process.once("exit", () => fs.rmSync(lockFile, { force: true }));
    install();
    fs.rmSync(lockFile, { force: true });
    return;
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

function install() {
  console.log("Installing packages: a minute or two, the first time only …");
  const ticker = spawnTicker();
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const viaNpm = process.env.npm_execpath?.endsWith(".js")
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  const [program, ...first] = viaNpm;
  const done = spawnSync(program, [...first, ...args], { cwd: root, stdio: "inherit", env: cleanEnv() });
  ticker?.kill();
  if (done.error || done.status !== 0) {
    const why = done.error ? `npm cannot be run (${done.error.message})` : "npm's own words are above";
    fail(
      `The packages could not be installed: ${why}. Check the connection to the package registry and the free space on the disk, then run the same command again.`,
    );
  }
}

/** Without a terminal npm shows nothing for minutes; a small process says that time passes. */
function spawnTicker() {
  if (process.stdout.isTTY) return undefined;
  const code = `let s = 0; setInterval(() => console.log("Installing packages …", (s += 15), "s"), 15000);
    process.stdin.resume().on("end", () => process.exit())`;
  return spawn(process.execPath, ["-e", code], { stdio: ["pipe", "inherit", "ignore"] });
}

/** `npm start` passes settings of its own run on, which would change what `npm ci` does (`--omit=dev`, for one). */
function cleanEnv() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => name !== "NODE_ENV" && !/^npm_config_(omit|only|production|include)$/i.test(name),
    ),
  );
}

/** Bundles the launcher; packages stay outside. Written under a name of its own content, so that starts never clash. */
async function bundle() {
  const esbuild = await import(pathToFileURL(path.join(root, "node_modules/esbuild/lib/main.js")).href);
  const built = await esbuild.default.build({
    entryPoints: [path.join(root, "server/launch/cli.ts")],
    outdir: path.join(root, ".build/launch"),
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    alias: { "server-only": path.join(root, ".config/empty.ts") },
    entryNames: "cli-[hash]",
    chunkNames: "part-[hash]",
    outExtension: { ".js": ".mjs" },
    sourcemap: "inline",
    write: false,
    logLevel: "error",
  });
  for (const { path: file, contents } of built.outputFiles) {
    if (fs.existsSync(file)) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.${process.pid}`, contents);
    fs.renameSync(`${file}.${process.pid}`, file);
  }
  await esbuild.default.stop();
  return built.outputFiles
    .map(({ path: file }) => file)
    .find((file) => path.basename(file).startsWith("cli-"));
}

requireNode();
process.chdir(root);
await installAlone();
process.argv = [process.argv[0], process.argv[1], command, ...process.argv.slice(3)];
await import(pathToFileURL(await bundle()).href);
