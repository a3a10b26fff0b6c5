import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { approver, enterAsOwner, inviteApprover, owner, signIn } from "./people";

/**
 * Every page, at a desk and on a phone, light and dark: axe finds nothing serious and nothing runs out sideways.
 * Runs after the main job, on its data.
 */
const looks = [
  { width: 1280, height: 860, colorScheme: "light" },
  { width: 1280, height: 860, colorScheme: "dark" },
  { width: 375, height: 812, colorScheme: "light" },
  { width: 375, height: 812, colorScheme: "dark" },
] as const;

async function openAs(browser: Browser, person: typeof owner, look: (typeof looks)[number]): Promise<Page> {
  const { colorScheme, ...viewport } = look;
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  await signIn(page, person);
  return page;
}

async function check(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("main").first()).toBeVisible();
  // Skeletons are gone and the live stream may stay open, so "network idle" would never come.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = serious.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html)
        .slice(0, 3)
        .join(" | ")}`,
  );
  expect.soft(told, `axe on ${address}`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow, `${address} is wider than the window`).toBeLessThanOrEqual(0);
}

async function firstLink(page: Page, list: string, pattern: RegExp): Promise<string> {
  await page.goto(list);
  const find = () =>
    page
      .locator("main a[href]")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))
      .then((hrefs) => hrefs.find((href) => pattern.test(href)) ?? "");
  await expect.poll(find).not.toBe("");
  return find();
}

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await enterAsOwner(page);
  await (await inviteApprover(page, browser)).context().close();
  await page.close();
});

for (const look of looks) {
  test(`the owner's pages at ${look.width} px, ${look.colorScheme}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const page = await openAs(browser, owner, look);
    await check(page, "/home");
    for (const address of [
      "/templates",
      "/tables",
      "/connections",
      "/settings/members",
      "/settings/workspace",
      "/settings/account",
      "/runs",
      "/workflows",
    ]) {
      await check(page, address);
    }
    await check(page, "/audit");
    await check(page, await firstLink(page, "/workflows", /\/workflows\/[0-9a-f-]{36}$/));
    await check(page, await firstLink(page, "/runs", /\/runs\/[0-9a-f-]{36}$/));
    await check(page, await firstLink(page, "/tables", /\/tables\/[0-9a-f-]{36}$/));
    await page.context().close();
  });

  test(`the approver's pages at ${look.width} px, ${look.colorScheme}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const page = await openAs(browser, approver, look);
    await check(page, "/inbox");
    await check(page, "/runs");
    await page.context().close();
  });
}
