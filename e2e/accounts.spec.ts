import { expect, type Page, type Response, test } from "@playwright/test";
import { enterAsOwner, invite, inviteApprover, join, signIn } from "./people";

/** Who may come in, what they may do there, and what nobody gets to see. */
test.describe.configure({ mode: "serial" });

const builder = { name: "Ben Builder", email: "ben@acme.test", password: "a third long password" };

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage();
  await enterAsOwner(page);
});
test.afterAll(() => page.context().close());

/** What the server says to a call of the page's own, with the person's cookie. */
function call(from: Page, procedure: string, input: object): Promise<{ status: number; text: string }> {
  return from.evaluate(
    async ([name, body]) => {
      const answer = await fetch(`/api/trpc/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      return { status: answer.status, text: await answer.text() };
    },
    [procedure, JSON.stringify({ json: input })] as const,
  );
}

/** A blank workflow's address. */
async function newWorkflow(): Promise<string> {
  await page.goto("/workflows");
  await page.getByRole("button", { name: /^(New|Blank) workflow$/ }).click();
  await expect(page).toHaveURL(/\/workflows\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

test("the set-up is closed for ever once there is an owner", async ({ browser }) => {
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto("/set-up");
  await expect(stranger).toHaveURL(/\/sign-in/);
  const { status, text } = await call(stranger, "setup.createOwner", {
    workspaceName: "Mine now",
    name: "Eve",
    email: "eve@evil.test",
    password: "quite a long password",
  });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(text).toContain("has an owner already");
  await stranger.context().close();
});

test("an invitation works once, a change of role at the next request, a revoked session not at all", async ({
  browser,
}) => {
  const link = await test.step("the link lets one person in", async () => {
    const address = await invite(page, builder.email, "Builder");
    const first = await (await browser.newContext()).newPage();
    await join(first, address, builder);
    await first.context().close();
    return address;
  });
  await test.step("and nobody after that", async () => {
    const second = await (await browser.newContext()).newPage();
    await second.goto(link);
    await expect(
      second.getByRole("heading", { name: "This invitation does not work any more" }),
    ).toBeVisible();
    await expect(second.getByLabel("Choose a password")).toHaveCount(0);
    await second.context().close();
  });

  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, builder);
  await test.step("a builder may make tables; an auditor may not, from the next request on", async () => {
    await theirs.goto("/tables");
    await expect(theirs.getByRole("button", { name: "New table" })).toBeVisible();
    await page.goto("/settings/members");
    await page.getByRole("combobox", { name: `Role of ${builder.name}` }).click();
    await page.getByRole("option", { name: /^Auditor/ }).click();
    await expect(page.getByText(`${builder.name} is now Auditor`)).toBeVisible();
    // the very page that still shows the button
    const { status } = await call(theirs, "tables.create", {
      name: "Late",
      columns: [{ key: "name", label: "Name", type: "text" }],
    });
    expect(status).toBe(403);
    await theirs.reload();
    await expect(theirs.getByRole("heading", { name: "Tables", exact: true })).toBeVisible();
    await expect(theirs.getByRole("button", { name: "New table" })).toHaveCount(0);
  });
  await test.step("a session ended from another device is signed out", async () => {
    const lost = await (await browser.newContext()).newPage();
    await signIn(lost, builder);
    await lost.goto("/runs");
    await theirs.goto("/settings/account");
    const others = theirs
      .getByRole("listitem")
      .filter({ hasText: /Since/ })
      .filter({ hasNotText: "This one" });
    // the newest of the others is the one just opened; ending all of them is what a person would do
    for (let left = await others.count(); left > 0; left -= 1) {
      await others
        .first()
        .getByRole("button", { name: /^Sign out of/ })
        .click();
      await expect(others).toHaveCount(left - 1);
    }
    await lost.goto("/runs");
    await expect(lost).toHaveURL(/\/sign-in/);
    // the one at hand goes on
    await theirs.goto("/runs");
    await expect(theirs).toHaveURL(/\/runs$/);
    await lost.context().close();
  });
  await theirs.context().close();
});

test("an approver cannot open the editor", async ({ browser }) => {
  const address = await newWorkflow();
  const theirs = await inviteApprover(page, browser);
  await theirs.goto(address);
  await expect(theirs.getByText("This is not open to your role")).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Publish" })).toHaveCount(0);
  const id = address.split("/").at(-1);
  const { status } = await call(theirs, "workflows.publish", { id, revision: 0 });
  expect(status).toBe(403);
  await theirs.context().close();
});

test("a connection's secret is in no answer after it was saved", async () => {
  const secret = `sk-e2e-${crypto.randomUUID()}`;
  const answers: Promise<{ url: string; text: string }>[] = [];
  const listen = (response: Response) => {
    // the live stream never ends; a redirect has no body
    if (/\/api\/trpc\/live/.test(response.url()) || response.status() >= 300) return;
    if (/event-stream|font|image/.test(response.headers()["content-type"] ?? "")) return;
    answers.push(
      response
        .text()
        .catch(() => "")
        .then((text) => ({ url: response.url(), text })),
    );
  };
  await page.goto("/connections");
  page.on("response", listen);
  await page.getByRole("button", { name: "New connection" }).click();
  const dialog = page.getByRole("dialog", { name: "New connection" });
  await dialog.getByLabel("Name").fill("Billing system");
  await dialog.getByLabel("Hosts").fill("api.example.com");
  await dialog.getByLabel("Token", { exact: true }).fill(secret);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Billing system is ready to use")).toBeVisible();
  await expect(dialog).toBeHidden();

  await page.reload();
  await expect(page.getByText("api.example.com")).toBeVisible();
  await page.getByRole("button", { name: "Replace secret" }).first().click();
  await expect(page.getByRole("dialog").getByLabel("Token", { exact: true })).toHaveValue("");
  await page.keyboard.press("Escape");
  await page.goto("/audit");
  await expect(page.getByText(/Billing system/).first()).toBeVisible();
  await page.goto(await newWorkflow());
  const exported = await page.request.get("/audit/export");
  answers.push(exported.text().then((text) => ({ url: "/audit/export", text })));
  page.off("response", listen);

  const read = await Promise.all(answers);
  expect(read.length).toBeGreaterThan(10);
  expect(read.some(({ text }) => text.includes("Billing system"))).toBe(true);
  const encoded = Buffer.from(secret).toString("base64").slice(0, -4);
  const telling = read.filter(({ text }) => text.includes(secret) || text.includes(encoded));
  expect(telling.map(({ url }) => url)).toEqual([]);
});

test("a table is made, and a row is added and changed in place", async () => {
  await page.goto("/tables");
  await page.getByRole("button", { name: "New table" }).click();
  const dialog = page.getByRole("dialog", { name: "New table" });
  const name = `Refunds ${Date.now() % 100_000}`;
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await dialog.getByRole("textbox", { name: "Name of column 1" }).fill("Customer");
  await dialog.getByRole("button", { name: "Add a column" }).click();
  await dialog.getByRole("textbox", { name: "Name of column 2" }).fill("Amount");
  await dialog.getByRole("combobox", { name: "Type of Amount" }).click();
  await page.getByRole("option", { name: "Number" }).click();
  await dialog.getByRole("button", { name: "Create table" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();

  await page.getByRole("button", { name: "Add a row" }).click();
  const customer = page.getByRole("textbox", { name: "Customer, row 1" });
  await customer.fill("Ada");
  await customer.press("Tab");
  const amount = page.getByRole("textbox", { name: "Amount, row 1" });
  await amount.fill("twelve");
  await amount.press("Enter");
  await expect(amount, "what is no number is not taken").toHaveAttribute("aria-invalid", "true");
  await amount.fill("12.5");
  await amount.press("Enter");
  await expect(amount).not.toHaveAttribute("aria-invalid", "true");

  await page.reload();
  await expect(page.getByRole("textbox", { name: "Customer, row 1" })).toHaveValue("Ada");
  await expect(page.getByRole("textbox", { name: "Amount, row 1" })).toHaveValue("12.5");
  await page.getByRole("textbox", { name: "Customer, row 1" }).fill("Ada Lovelace");
  await page.getByRole("textbox", { name: "Customer, row 1" }).press("Enter");
  await page.goto("/tables");
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("textbox", { name: "Customer, row 1" })).toHaveValue("Ada Lovelace");
});
