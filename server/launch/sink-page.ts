/** The sink's page: reads `/received` every second; every value is set as text, never as markup. */
export const sinkPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sink</title>
<style>
  :root { color-scheme: light dark; --ink: #1c1b22; --soft: #6b6975; --line: #e4e2ea; --paper: #faf9fc; --card: #fff; --mark: #5b4bdb }
  @media (prefers-color-scheme: dark) { :root { --ink: #efedf5; --soft: #a19eac; --line: #35333f; --paper: #17161c; --card: #201f27; --mark: #a99cff } }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
  main { max-width: 54rem; margin: 0 auto; padding: 2rem 1rem 4rem }
  h1 { font-size: 1.35rem; margin: 0 } header p { color: var(--soft); margin: .25rem 0 1.5rem }
  article { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; margin-bottom: .7rem }
  .head { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline }
  .head b { font-weight: 600 } .head time, .key { color: var(--soft); font-size: .85rem }
  .times { color: var(--mark); font-size: .85rem; margin-left: auto }
  .key, pre { overflow-wrap: anywhere; white-space: pre-wrap }
  pre { margin: .5rem 0 0; font: 13px/1.5 ui-monospace, monospace; max-height: 18rem; overflow: auto }
</style>
<main>
  <header><h1>Sink</h1><p id="count" role="status">Waiting for the first request …</p></header>
  <section id="list" aria-label="What arrived"></section>
</main>
<script>
  let shown = "";
  const make = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text });
  function card(entry) {
    const article = document.createElement("article");
    const head = make("div", "head", "");
    head.append(make("b", "", entry.method + " " + entry.path), make("time", "", new Date(entry.at).toLocaleTimeString()));
    if (entry.times > 1) head.append(make("span", "times", "sent " + entry.times + " times, counted once"));
    article.append(head);
    if (entry.key) article.append(make("div", "key", "Idempotency-Key: " + entry.key));
    const body = typeof entry.body === "string" ? entry.body : JSON.stringify(entry.body, null, 2);
    if (body) article.append(make("pre", "", body));
    return article;
  }
  async function refresh() {
    try {
      const text = await (await fetch("/received")).text();
      if (text !== shown) {
        shown = text;
        const entries = JSON.parse(text);
        const repeats = entries.reduce((sum, entry) => sum + entry.times - 1, 0);
        document.getElementById("count").textContent = entries.length === 0 ? "Waiting for the first request …"
          : entries.length + " received" + (repeats ? ", " + repeats + " repeats recognised by their key" : "");
        document.getElementById("list").replaceChildren(...entries.slice(-200).reverse().map(card));
      }
    } catch {
      document.getElementById("count").textContent = "The sink has stopped.";
    }
    setTimeout(refresh, 1000);
  }
  refresh();
</script>
</html>
`;
