import { expect, type Page, test } from "@playwright/test";
import { enterAsOwner, inviteApprover } from "./people";

/** An approver on the way: 375 px, a thumb, no keyboard. */
const phone = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true };

interface Expense {
  readonly person: string;
  readonly purpose: string;
  readonly amount: string;
}
const desk = { person: "Ana Ruiz", purpose: "Standing desk", amount: "640" };
const cruise = { person: "Tom Becker", purpose: "Cruise for two", amount: "4100" };

test("an approver decides by touch, and exactly that is booked", async ({ page, browser }) => {
  const form = await test.step("expenses above 500 wait for an approver", async () => {
    await enterAsOwner(page);
    return publishExpenses(page);
  });
  const theirs = await inviteApprover(page, browser, phone);
  await handIn(page, form, desk);
  await handIn(page, form, cruise);

  await test.step("one is approved with what was read first", async () => {
    await theirs.goto("/inbox");
    await theirs.getByRole("link", { name: /^Group/ }).tap();
    await theirs.getByRole("link", { name: /Standing desk/ }).tap();
    await expect(theirs.getByRole("heading", { name: /Pay Ana Ruiz 640 euros/ })).toBeVisible();
    await noSidewaysScroll(theirs);
    await touchable(theirs, "Approve");
    await theirs.getByRole("radio", { name: /^Approve/ }).tap();
    const decide = theirs.getByRole("region", { name: "Decide" });
    await expect(decide.getByText("Runs as shown")).toBeAttached();
    await decide.getByRole("button", { name: /^Approve/ }).tap();
    await expect(theirs.getByRole("radio", { name: /^Approve/ })).toHaveCount(0);
  });
  await test.step("the other is refused, which asks why first", async () => {
    await theirs.goto("/inbox");
    await theirs.getByRole("link", { name: /^Group/ }).tap();
    await theirs.getByRole("link", { name: /Cruise for two/ }).tap();
    await theirs.getByRole("radio", { name: /^Reject/ }).tap();
    const decide = theirs.getByRole("region", { name: "Decide" });
    // it looks and says that it is not ready; a thumb tries all the same, and is told what is missing
    const commit = decide.getByRole("button", { name: /^Reject/ });
    await expect(commit).toBeDisabled();
    await commit.tap({ force: true });
    await expect(theirs.getByRole("radio", { name: /^Reject/ }), "nothing was sent yet").toBeVisible();
    await decide.getByLabel(/Why\?/).fill("Not for work.");
    await commit.tap();
    await expect(theirs.getByRole("radio", { name: /^Reject/ })).toHaveCount(0);
    await theirs.goto("/inbox");
    await expect(theirs.getByText("Nothing asks you by name")).toBeVisible();
    await expect(theirs.getByRole("link", { name: /Cruise for two|Standing desk/ })).toHaveCount(0);
  });
  await theirs.context().close();

  await page.goto("/tables");
  await page
    .getByRole("link", { name: /^Expenses/ })
    .first()
    .click();
  await expect.poll(() => decisionOn(page, desk)).toBe("Booked");
  await expect.poll(() => decisionOn(page, cruise)).toBe("Rejected");
});

/** What the open table says in the last row about an expense. */
async function decisionOn(page: Page, { purpose }: Expense): Promise<string> {
  const values = await page
    .getByRole("textbox", { name: /^(What for|Decision), row/ })
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLInputElement).value));
  return values[values.lastIndexOf(purpose) + 1] ?? "";
}

async function publishExpenses(page: Page): Promise<string> {
  await page.goto("/templates");
  await page.getByRole("button", { name: /Expense approval/ }).click();
  await expect(page).toHaveURL(/\/workflows\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: /^Publish/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Version 1 is live" })).toBeVisible();
  return (await dialog.getByRole("link", { name: /\/f\// }).textContent()) ?? "";
}

async function handIn(page: Page, form: string, { person, purpose, amount }: Expense): Promise<void> {
  const visitor = await page.context().browser()?.newContext(phone);
  if (!visitor) throw new Error("There is no browser.");
  const visit = await visitor.newPage();
  await visit.goto(form);
  await visit.getByLabel("Your name").fill(person);
  await visit.getByLabel("What was it for?").fill(purpose);
  await visit.getByLabel("Category").selectOption("Other");
  await visit.getByLabel("Amount").fill(amount);
  await visit.getByLabel("Date of the receipt").fill("2026-03-02");
  await noSidewaysScroll(visit);
  await visit.getByRole("button", { name: "Hand in" }).tap();
  await expect(visit.getByText(/Your expense for .* is booked|has been handed in/)).toBeVisible();
  await visitor.close();
}

async function noSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

/** A thumb hits it: 44 px at least, and not below the fold. */
async function touchable(page: Page, choice: string): Promise<void> {
  const box = await page.getByRole("radio", { name: new RegExp(`^${choice}`) }).boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(box?.width).toBeGreaterThanOrEqual(44);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(phone.viewport.height);
}
