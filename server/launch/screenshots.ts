import fs from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { findBrowser } from "@/server/launch/browser";
import { ensureBuilt } from "@/server/launch/build";
import { LaunchError } from "@/server/launch/launch-error";
import { root } from "@/server/launch/root";
import { say } from "@/server/launch/screen";
import { seedScene } from "@/server/launch/screenshots-scene";
import { runProductForTests } from "@/server/launch/test-product";

const folder = path.join(root, "public/screenshots");
const desk = { width: 1280, height: 800 };
const phone = { width: 375, height: 812 };

/**
 * `npm run screenshots`: takes README's pictures anew. A product on an empty data folder sorts real customer messages;
 * some are decided, the others wait.
 */
export async function takeScreenshots(): Promise<number> {
  await ensureBuilt();
  const executablePath = await findBrowser();
  if (!executablePath) throw new LaunchError("There is no Chromium here, and none could be installed.");
  // a development dependency: nothing else that this folder holds may need it
  const { chromium } = await import("@playwright/test");
  fs.mkdirSync(folder, { recursive: true });
  say("Starting a product and sending it messages …");
  const product = await runProductForTests();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const open = async (viewport: typeof desk) => {
      const context = await browser.newContext({
        baseURL: product.url,
        viewport,
        colorScheme: "light",
        reducedMotion: "reduce",
        locale: "en-GB",
      });
      return context.newPage();
    };
    const [builder, approver] = [await open(desk), await open(desk)];
    const scene = await seedScene({ builder, approver, sink: product.sink.address });

    await builder.goto(`/workflows/${scene.workflowId}`);
    await builder.getByRole("heading", { name: "Sort the message" }).click();
    await builder.getByRole("button", { name: "Fit everything" }).click();
    await take(builder, "editor");
    await builder.goto(`/runs/${scene.decidedRunId}`);
    await take(builder, "run");
    await approver.goto("/inbox");
    await approver.getByRole("radio").first().waitFor();
    await approver.getByRole("radio", { name: /^Approve/ }).check();
    await take(approver, "inbox");
    await approver.setViewportSize(phone);
    await take(approver, "inbox-phone");
  } finally {
    await browser.close();
    await product.stop();
  }
  return 0;
}

/** One picture, once nothing loads any more and the view has come to rest. */
async function take(page: Page, name: string): Promise<void> {
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(800);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  say(`${path.relative(root, file)}: ${Math.round(fs.statSync(file).size / 1024)} KiB`);
}
