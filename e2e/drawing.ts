import { expect, type Locator, type Page } from "@playwright/test";

/** What a person does on the canvas, named as they would say it. */

export function card(page: Page, title: string): Locator {
  return page.getByRole("article").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
}

export const canvasOf = (page: Page) => page.getByRole("region", { name: /^Canvas/ });
export const settingsOf = (page: Page, title: string) =>
  page.getByRole("complementary", { name: `Settings of ${title}` });

/** Searches the open picker and takes what it finds first. */
export async function choose(page: Page, words: string): Promise<void> {
  const picker = page.getByRole("dialog", { name: /^Add a step/ });
  await picker.getByPlaceholder("Search steps").fill(words);
  await picker.getByRole("option").first().click();
  await expect(picker).toBeHidden();
}

/** Shows the whole drawing, and waits until it has come to rest. */
export async function fitEverything(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Fit everything" }).click();
  await atRest(page.getByRole("article").first());
}

/** The view glides for a moment when a card is shown; a wire is drawn once it stands still. */
export async function atRest(part: Locator): Promise<void> {
  let before = "";
  await expect
    .poll(
      async () => {
        const now = JSON.stringify(await part.boundingBox());
        const still = now === before;
        before = now;
        return still;
      },
      { intervals: [60] },
    )
    .toBe(true);
}

export async function middleOf(part: Locator): Promise<{ x: number; y: number }> {
  const box = await part.boundingBox();
  if (!box) throw new Error("It is not on the screen.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The way out of a card by its name; a click opens the picker, a drag draws a wire. */
export const wayOut = (page: Page, title: string, port: string) =>
  card(page, title).getByRole("button", { name: `Add a step after ${port}` });

/** Draws a wire from a way out to a point. */
export async function drawWire(page: Page, from: Locator, to: { x: number; y: number }): Promise<void> {
  await atRest(from);
  const start = await middleOf(from);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 4, start.y + 12, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

/** Writes into a text with value chips. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await field.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

export async function saved(page: Page): Promise<void> {
  await expect(page.getByText("All changes saved")).toBeVisible();
}

/** Takes a value from the list that is open. */
export async function takeValue(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("dialog", { name: "Choose a value" }).getByRole("option", { name }).first().click();
}
