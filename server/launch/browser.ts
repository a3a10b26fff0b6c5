import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "@/server/launch/root";
import { say } from "@/server/launch/screen";

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * A Chromium for the end-to-end tests: the system's, else Playwright's own, else one is installed, from the
 * distribution when we may, else by Playwright.
 * @returns its path, or undefined when none can be had.
 */
export async function findBrowser(): Promise<string | undefined> {
  const found = await present();
  if (found) return found;
  if (process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get")) {
    say("Installing Chromium for the tests: a minute or two, the first time only …");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
    const installed = await present();
    if (installed) return installed;
  }
  say("Fetching Playwright's Chromium for the tests: a minute or two, the first time only …");
  const dependencies = process.getuid?.() === 0 ? ["--with-deps"] : [];
  run(process.execPath, [
    path.join(root, "node_modules/@playwright/test/cli.js"),
    "install",
    ...dependencies,
    "chromium",
  ]);
  return present();
}

async function present(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test");
  const given = process.env.CHROMIUM;
  return [...(given ? [given] : []), ...usual, chromium.executablePath()].find(runs);
}

/** Ubuntu's `chromium` may be a script that only says where to get it: what counts is that it answers. */
function runs(file: string): boolean {
  return fs.existsSync(file) && spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}
