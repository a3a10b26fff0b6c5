import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, type Page, test } from "@playwright/test";
import { runProductForTests, type TestProduct } from "../server/launch/test-product";
import { owner, signIn } from "./people";
import { drawMessages } from "./sample-messages";

/**
 * The product as people run it, killed without warning while thirty runs are on their way: the engine three times, the
 * web process twice. The launcher brings back what died; each ticket arrives once, and no run is left standing.
 */
test("kill -9 of engine and web in the middle of thirty runs loses and doubles nothing", async ({ page }) => {
  test.setTimeout(180_000);
  const product = await runProductForTests({
    COUNTERSIGN_OWNER_EMAIL: owner.email,
    COUNTERSIGN_OWNER_PASSWORD: owner.password,
  });
  try {
    await page.goto(product.url);
    await signIn(page, owner, product.url);
    const hook = await publishedTriage(page, product);
    const killing = killInTurn(product, ["engine", "web", "engine", "web", "engine"]);
    const accepted = await deliverAll(hook);
    await killing;

    const seen = await settled(page, product, accepted);
    const tickets = product.sink.received().filter(({ path }) => path === "/tickets");
    expect(new Set(tickets.map(({ key }) => key)).size).toBe(tickets.length);
    expect(tickets).toHaveLength(seen.succeeded);
    expect(seen.succeeded).toBeGreaterThan(10);
  } finally {
    await product.stop();
  }
});

interface Hook {
  readonly url: string;
  readonly secret: string;
}

/** Calls a procedure as the page would, with its cookies and origin. */
function api(page: Page, path: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([procedure, json]) => {
      const answer = await fetch(`/api/trpc/${procedure}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ json }),
      });
      const { result, error } = await answer.json();
      if (error) throw new Error(JSON.stringify(error));
      return result.data.json;
    },
    [path, input] as const,
  );
}

async function publishedTriage(page: Page, product: TestProduct): Promise<Hook> {
  const { id, nodes } = (await api(page, "workflows.createFromTemplate", {
    templateId: "support-triage",
  })) as {
    id: string;
    nodes: Record<string, string>;
  };
  const read = async () => {
    const input = encodeURIComponent(JSON.stringify({ json: { id } }));
    const answer = await page.request.get(`${product.url}/api/trpc/workflows.get?input=${input}`);
    return ((await answer.json()) as { result: { data: { json: Opened } } }).result.data.json;
  };
  const { revision, document } = await read();
  const send = document.nodes.find(({ kind }) => kind === "http_request");
  if (!send) throw new Error("the template has no request");
  const config = { ...send.config, url: [`${product.sink.address}/tickets`] };
  await api(page, "workflows.save", {
    id,
    baseRevision: revision,
    operations: [{ type: "set_config", nodeId: send.id, config }],
  });
  await api(page, "workflows.publish", { id, revision: (await read()).revision, note: "" });
  const address = (await read()).addresses.find(({ kind }) => kind === "webhook");
  if (!address) throw new Error("no webhook");
  const { secret } = (await api(page, "workflows.rotateWebhookSecret", { id, nodeId: nodes.website })) as {
    secret: string;
  };
  return { url: address.url, secret };
}

interface Opened {
  readonly revision: number;
  readonly document: { readonly nodes: { id: string; kind: string; config: Record<string, unknown> }[] };
  readonly addresses: { kind: string; url: string }[];
}

/** A sender that does not give up: the same delivery key until it is accepted, as webhook senders do. */
async function deliverAll({ url, secret }: Hook): Promise<number> {
  const messages = drawMessages(30, 5);
  for (const [index, { text }] of messages.entries()) {
    const body = JSON.stringify({ message: text });
    for (let attempt = 0; ; attempt += 1) {
      if (attempt > 200) throw new Error("a delivery was never accepted");
      const time = String(Math.floor(Date.now() / 1000));
      const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
      const headers = {
        "content-type": "application/json",
        "idempotency-key": `delivery-${index}`,
        "x-countersign-timestamp": time,
        "x-countersign-signature": `v1=${signature}`,
      };
      const status = await fetch(url, { method: "POST", headers, body }).then(
        (answer) => answer.status,
        () => 0,
      );
      // 401: this very signature was taken by an attempt whose answer was lost; the next second signs anew.
      if (status === 202 || status === 200) break;
      await sleep(250);
    }
    await sleep(150);
  }
  return messages.length;
}

async function killInTurn(product: TestProduct, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await sleep(1500);
    const pid = product.processes()[name];
    if (pid) process.kill(pid, "SIGKILL");
    await expect.poll(() => product.processes()[name] !== pid, { timeout: 20_000 }).toBe(true);
  }
}

/** Every accepted delivery is a run that ended or waits for a person. */
async function settled(page: Page, product: TestProduct, accepted: number) {
  const count = async (status: string): Promise<number> => {
    const input = encodeURIComponent(JSON.stringify({ json: { status } }));
    const answer = await page.request
      .get(`${product.url}/api/trpc/runs.list?input=${input}`)
      .catch(() => null);
    if (!answer?.ok()) return -1000;
    return ((await answer.json()) as { result: { data: { json: { items: unknown[] } } } }).result.data.json
      .items.length;
  };
  const counts = async () => ({ succeeded: await count("succeeded"), waiting: await count("waiting") });
  await expect
    .poll(async () => Object.values(await counts()).reduce((sum, n) => sum + n, 0), { timeout: 90_000 })
    .toBe(accepted);
  return counts();
}
