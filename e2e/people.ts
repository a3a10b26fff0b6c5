import { type Browser, expect, type Page } from "@playwright/test";

export const owner = { name: "Olga Owner", email: "olga@acme.test", password: "correct horse battery" };
export const approver = { name: "Mina Okafor", email: "mina@acme.test", password: "another long password" };

/** Creates the first owner through the set-up page, or signs in where a spec before has done so. */
export async function enterAsOwner(page: Page): Promise<void> {
  await page.goto("/set-up");
  if (page.url().endsWith("/set-up")) {
    await page.getByLabel("Workspace").fill("Acme");
    await page.getByLabel("Your name").fill(owner.name);
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Create the workspace" }).click();
  } else {
    await signIn(page, owner);
  }
  await expect(page).not.toHaveURL(/set-up|sign-in/);
}

export async function signIn(
  page: Page,
  person: { email: string; password: string },
  base = "",
): Promise<void> {
  await page.goto(`${base}/sign-in`);
  if (!page.url().includes("/sign-in")) return;
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Makes an invitation in the members page and returns its link, which is shown once. */
export async function invite(page: Page, email: string, role: "Approver" | "Builder"): Promise<string> {
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("radio", { name: new RegExp(`^${role}`) }).check();
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();
  await page.keyboard.press("Escape");
  return link;
}

/** Takes an invitation as somebody new. */
export async function join(page: Page, link: string, person: typeof owner): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Choose a password").fill(person.password);
  await page.getByRole("button", { name: /join/i }).click();
  await expect(page).not.toHaveURL(/join/);
}

/**
 * The second member, an approver, in a browser of their own: invited by link, or signed in where a spec before has
 * had them join. `page` belongs to the owner.
 */
export async function inviteApprover(page: Page, browser: Browser, options = {}): Promise<Page> {
  await page.goto("/settings/members");
  await expect(page.getByText(owner.email)).toBeVisible();
  const known = (await page.getByText(approver.email).count()) > 0;
  const theirs = await (await browser.newContext(options)).newPage();
  if (known) await signIn(theirs, approver);
  else await join(theirs, await invite(page, approver.email, "Approver"), approver);
  return theirs;
}
