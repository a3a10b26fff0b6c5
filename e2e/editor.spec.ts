import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import {
  canvasOf,
  card,
  choose,
  drawWire,
  fitEverything,
  middleOf,
  saved,
  settingsOf,
  takeValue,
  wayOut,
  write,
} from "./drawing";
import { enterAsOwner, owner, signIn } from "./people";

/** Somebody who does not code draws a workflow on a blank canvas, publishes it, changes it, takes it offline. */
test.describe.configure({ mode: "serial" });
test.use({ viewport: { width: 1440, height: 900 } });

const name = `Refund desk ${Date.now() % 100_000}`;
const table = `Refunds to pay ${Date.now() % 100_000}`;
const asked = "Please send my money back, the kettle arrived broken.";

let page: Page;
let form = "";

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await enterAsOwner(page);
  await page.goto("/tables");
  await page.getByRole("button", { name: "New table" }).click();
  const dialog = page.getByRole("dialog", { name: "New table" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(table);
  await dialog.getByRole("textbox", { name: "Name of column 1" }).fill("Message");
  await dialog.getByRole("button", { name: "Create table" }).click();
  await expect(page.getByRole("heading", { name: table })).toBeVisible();
});
test.afterAll(() => page.context().close());

test("by keys alone: the first steps are added, walked and opened", async () => {
  await page.goto("/workflows");
  await page.getByRole("button", { name: /^(New|Blank) workflow$/ }).click();
  await expect(page.getByText("What starts this workflow?")).toBeVisible();
  const title = page.getByRole("textbox", { name: "Name of this workflow" });
  await title.fill(name);
  await title.press("Enter");

  await page.keyboard.press("n");
  await expect(page.getByPlaceholder("Search steps")).toBeFocused();
  await page.keyboard.type("form");
  await page.keyboard.press("Enter");
  await expect(settingsOf(page, "Form")).toBeVisible();
  await page.keyboard.press("n");
  await page.keyboard.type("ai agent");
  await page.keyboard.press("Enter");
  await expect(settingsOf(page, "AI agent")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(settingsOf(page, "AI agent")).toBeHidden();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(settingsOf(page, "Form")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(settingsOf(page, "AI agent")).toBeVisible();
  await saved(page);
});

test("by mouse: plus on a way out, a wire dropped on nothing, plus on a wire, drag from the palette", async () => {
  await card(page, "AI agent").hover();
  await wayOut(page, "AI agent", "Confident").click();
  await choose(page, "condition");
  await expect(settingsOf(page, "Condition")).toBeVisible();
  await page.keyboard.press("Escape");

  const { x, y } = await middleOf(card(page, "Condition"));
  await drawWire(page, wayOut(page, "Condition", "Yes"), { x: x - 60, y: y + 190 });
  await choose(page, "data table");
  await expect(card(page, "Data table")).toBeVisible();

  await test.step("a step between two others", async () => {
    await page.keyboard.press("Escape");
    const wire = await between(page, wayOut(page, "Condition", "Yes"), card(page, "Data table"));
    await page.mouse.click(wire.x, wire.y);
    await page.getByRole("button", { name: "Add a step here" }).click();
    await choose(page, "human approval");
    await expect(card(page, "Human approval")).toBeVisible();
  });
  await test.step("a wire to a card that is there", async () => {
    await page.keyboard.press("Escape");
    await fitEverything(page);
    const target = await topOf(page, "Condition");
    await drawWire(page, wayOut(page, "AI agent", "Needs review"), target);
    await expect(page.getByRole("dialog", { name: /^Add a step/ })).toHaveCount(0);
  });
  await test.step("a drag from the palette leaves a card without a wire, which is told", async () => {
    const approvals = card(page, "Human approval 2");
    const box = await canvasOf(page).boundingBox();
    if (!box) throw new Error("There is no canvas.");
    await page
      .getByRole("toolbar", { name: "Add a step" })
      .getByRole("button", { name: "People" })
      .dragTo(canvasOf(page), { targetPosition: { x: box.width - 330, y: 120 } });
    await expect(approvals).toBeVisible();
    await expect(settingsOf(page, "Human approval 2").getByText(/^No wire leads to/)).toBeVisible();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(approvals).toHaveCount(0);
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await expect(approvals).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(approvals).toHaveCount(0);
  });
  await test.step("copy, paste and duplicate", async () => {
    await card(page, "Data table").click();
    const tables = page.getByRole("heading", { name: /^Data table/, level: 3 });
    await canvasOf(page).focus();
    await page.keyboard.press("ControlOrMeta+c");
    await page.keyboard.press("ControlOrMeta+v");
    await expect(tables).toHaveCount(2);
    await page.keyboard.press("ControlOrMeta+d");
    await expect(tables).toHaveCount(3);
    await page.keyboard.press("Delete");
    await page.keyboard.press("ControlOrMeta+z");
    await expect(tables).toHaveCount(3);
    await page.keyboard.press("ControlOrMeta+z");
    await page.keyboard.press("ControlOrMeta+z");
    await expect(tables).toHaveCount(1);
  });
  await saved(page);
});

test("what is to fix is listed, a click leads there, and values come from the steps before only", async () => {
  await goFix(page, "AI agent");
  const agent = settingsOf(page, "AI agent");
  await expect(agent.getByRole("textbox", { name: "Text to work on" })).toContainText("Message");
  for (const [label, examples] of [
    ["refund", `${asked}\nI want a refund.\nGive me my money back please.`],
    ["question", "When do you open?\nWhere are you?\nDo you sell kettles?"],
  ] as const) {
    await agent.getByRole("button", { name: "Add a label" }).click();
    await page.keyboard.type(label);
    await page.keyboard.press("Enter");
    await agent.getByRole("textbox", { name: "More examples, one a line" }).fill(examples);
    await agent.getByRole("button", { name: "Add 3 examples" }).click();
  }

  await goFix(page, "Condition");
  const condition = settingsOf(page, "Condition");
  await condition.getByRole("button", { name: "Choose a value" }).click();
  const values = page.getByRole("dialog", { name: "Choose a value" });
  await expect(values.getByRole("group", { name: "AI agent" })).toBeVisible();
  await expect(values.getByRole("group", { name: "Form", exact: true })).toBeVisible();
  await expect(values.getByRole("group", { name: "Human approval" })).toHaveCount(0);
  await expect(values.getByRole("group", { name: "Data table" })).toHaveCount(0);
  await takeValue(page, /^Label/);
  await write(page, condition.getByRole("textbox", { name: "Compared with" }), "refund");

  await goFix(page, "Human approval");
  const approval = settingsOf(page, "Human approval");
  await write(page, approval.getByRole("textbox", { name: "The ask" }), "Pay this money back?");
  await approval.getByRole("combobox", { name: "Who may decide" }).fill("Any owner");
  await page.getByRole("option", { name: /^Any owner/ }).click();
  // the first closes the list; neither empties the choice
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(approval.getByRole("button", { name: "Remove Any owner" })).toBeVisible();

  await goFix(page, "Data table");
  const rows = settingsOf(page, "Data table");
  await rows.getByRole("combobox", { name: "Table" }).click();
  await page.getByRole("option", { name: table }).click();
  await rows.getByRole("button", { name: "Set a column" }).click();
  await rows.getByRole("button", { name: "Insert a value" }).last().click();
  await takeValue(page, /^Message/);
  await expect(rows.getByRole("textbox", { name: "Value of Message" })).toContainText("Message");
  await expect(page.getByRole("button", { name: /to fix$/ })).toHaveCount(0);
  await saved(page);
});

test("publishing shows what changes and makes version 1, which works", async ({ browser }) => {
  await page.getByRole("button", { name: /^Publish/ }).click();
  const dialog = page.getByRole("dialog", { name: "Publish the first version" });
  for (const step of ["Form", "AI agent", "Condition", "Human approval", "Data table"])
    await expect(changed(dialog, "New", step)).toBeVisible();
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  const live = page.getByRole("dialog", { name: "Version 1 is live" });
  form = (await live.getByRole("link", { name: /\/f\// }).textContent()) ?? "";
  await live.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("v1 live")).toBeVisible();

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(form);
  await visitor.getByLabel("Message").fill(asked);
  await visitor.getByRole("button", { name: "Send" }).click();
  await expect(visitor.getByText(/Thank you/)).toBeVisible();
  await visitor.context().close();

  const inbox = await page.context().newPage();
  await inbox.goto("/inbox");
  await inbox.getByRole("link", { name: /^Group/ }).click();
  // the model is loaded with the first message
  await inbox.getByRole("link", { name: /Pay this money back/ }).click({ timeout: 30_000 });
  await inbox.getByRole("radio", { name: /^Approve/ }).check();
  await inbox.keyboard.press("ControlOrMeta+Enter");
  await expect(inbox.getByRole("radio", { name: /^Approve/ })).toHaveCount(0);
  await inbox.goto("/tables");
  await inbox.getByRole("link", { name: table }).click();
  await expect(inbox.getByRole("textbox", { name: "Message, row 1" })).toHaveValue(asked);
  await inbox.close();
});

test("two people on one drawing: nobody's work is overwritten silently", async ({ browser }) => {
  const other = await secondPage(browser);
  await test.step("what the other one saves arrives by itself", async () => {
    await rename(other, "Data table", "Write it down");
    await expect(card(page, "Write it down")).toBeVisible();
  });
  await test.step("both changed at once: a banner asks whose stays", async () => {
    const lost = "**/api/trpc/workflows.save**";
    await page.route(lost, (route) => route.abort());
    await rename(page, "Condition", "Is it a refund?");
    await expect(page.getByText(/^Not saved: .*Kept here, retrying/)).toBeVisible();
    await rename(other, "Human approval", "A person looks");
    await saved(other);
    await page.unroute(lost);
    await expect(page.getByText(`${owner.name} changed this workflow`)).toBeVisible();
    await expect(card(page, "Is it a refund?")).toBeVisible();
    await expect(card(other, "Condition")).toBeVisible();
    await page.getByRole("button", { name: "Take theirs" }).click();
    await expect(card(page, "A person looks")).toBeVisible();
    await expect(card(page, "Condition")).toBeVisible();
    await saved(page);
  });
  await other.close();
});

test("a change is published as version 2; the live one goes on until then", async () => {
  await rename(page, "Condition", "Is it a refund?");
  await saved(page);
  await page.getByRole("button", { name: /^Publish/ }).click();
  const dialog = page.getByRole("dialog", { name: "Publish over v1" });
  await expect(changed(dialog, "Changed", "Is it a refund?")).toBeVisible();
  await expect(changed(dialog, "Changed", "AI agent")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("dialog", { name: "Version 2 is live" }).getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("v2 live")).toBeVisible();
});

test("a deletion that nobody approves is not published", async () => {
  await fitEverything(page);
  await card(page, "Is it a refund?").hover();
  await wayOut(page, "Is it a refund?", "No").click();
  await choose(page, "http request");
  const request = settingsOf(page, "HTTP request");
  await request.getByRole("combobox", { name: "Method" }).click();
  await page.getByRole("option", { name: /^DELETE/ }).click();
  await write(page, request.getByRole("textbox", { name: "Address" }), "https://api.example.com/customers/7");
  await saved(page);
  await page.getByRole("button", { name: /^Publish/ }).click();
  const dialog = page.getByRole("dialog", { name: "Publish over v2" });
  const sentence = "deletes or may do harm, and it can be reached without an approval";
  await expect(dialog.getByText(`“HTTP request” ${sentence}`)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Publish", exact: true })).toBeDisabled();
  const { status, text } = await publishAnyway(page);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(text).toContain(sentence);
  await dialog.getByRole("button", { name: "Not yet" }).click();
  await expect(page.getByText("v2 live")).toBeVisible();
});

test("taken offline, the form stops answering", async ({ browser }) => {
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(form);
  await expect(visitor.getByLabel("Message")).toBeVisible();
  await page.getByRole("button", { name: "More", exact: true }).first().click();
  await page.getByRole("menuitem", { name: "Take offline" }).click();
  await page
    .getByRole("alertdialog", { name: "Take this workflow offline?" })
    .getByRole("button", { name: "Take offline" })
    .click();
  await expect(page.getByText("v2 live")).toHaveCount(0);
  // the page that is still open is refused, and keeps what was typed
  await visitor.getByLabel("Message").fill("Too late?");
  await visitor.getByRole("button", { name: "Send" }).click();
  await expect(visitor.getByText("This form does not take answers at the moment")).toBeVisible();
  await expect(visitor.getByLabel("Message")).toHaveValue("Too late?");
  await visitor.goto(form);
  await expect(visitor.getByRole("heading", { name: "This form is not open" })).toBeVisible();
  await visitor.context().close();
});

/** A line of what a publication changes. */
function changed(dialog: Locator, how: "New" | "Changed", step: string): Locator {
  return dialog
    .getByRole("listitem")
    .filter({ has: page.getByLabel(how, { exact: true }) })
    .filter({ has: page.getByText(step, { exact: true }) });
}

/** Opens the list of what is to fix and follows what concerns a step. */
async function goFix(on: Page, step: string): Promise<void> {
  await on.getByRole("button", { name: /to fix$/ }).click();
  const list = on.getByRole("dialog").getByRole("listitem");
  await list
    .filter({ has: on.getByText(step, { exact: true }) })
    .getByRole("button")
    .first()
    .click();
  await expect(settingsOf(on, step)).toBeVisible();
}

async function rename(on: Page, from: string, to: string): Promise<void> {
  await card(on, from).click();
  const title = settingsOf(on, from).getByRole("textbox", { name: "Name of this step" });
  await title.fill(to);
  await title.press("Enter");
  await expect(card(on, to)).toBeVisible();
}

/** A point on the wire from a way out to a card. */
async function between(on: Page, out: ReturnType<typeof wayOut>, to: ReturnType<typeof card>) {
  const [start, box] = [await middleOf(out), await to.boundingBox()];
  if (!box) throw new Error(`The step is not on the screen: ${on.url()}`);
  return { x: (start.x + box.x + box.width / 2) / 2, y: (start.y + box.y) / 2 };
}

async function topOf(on: Page, title: string): Promise<{ x: number; y: number }> {
  const box = await card(on, title).boundingBox();
  if (!box) throw new Error(`${title} is not on the screen.`);
  return { x: box.x + box.width / 2, y: box.y };
}

async function secondPage(browser: Browser): Promise<Page> {
  const other = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(other, owner);
  await other.goto(page.url());
  await expect(card(other, "Form")).toBeVisible();
  return other;
}

/** Asks the server past the dialog. */
function publishAnyway(on: Page): Promise<{ status: number; text: string }> {
  return on.evaluate(async () => {
    const id = location.pathname.split("/").at(-1);
    const input = encodeURIComponent(JSON.stringify({ json: { id } }));
    const opened = await (await fetch(`/api/trpc/workflows.get?input=${input}`)).json();
    const { revision } = opened.result.data.json;
    const answer = await fetch("/api/trpc/workflows.publish", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ json: { id, revision } }),
    });
    return { status: answer.status, text: await answer.text() };
  });
}
