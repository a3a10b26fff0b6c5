const colour = process.stdout.isTTY && !process.env.NO_COLOR;

function paint(code: number, text: string): string {
  return colour ? `\u001b[${code}m${text}\u001b[0m` : text;
}

/** One line for the person at the terminal. */
export function say(sentence: string): void {
  console.log(sentence);
}

/** What went wrong, in a sentence. */
export function complain(sentence: string): void {
  console.error(paint(31, sentence));
}

/**
 * Runs something that may take long, saying every ten seconds that it goes on.
 * @returns what `work` returns; the closing line says how long it took.
 */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  say(`${what} …`);
  const ticker = setInterval(() => say(`${what} … ${seconds()} s`), 10_000);
  try {
    const result = await work();
    if (seconds() > 1) say(`${what}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}

/**
 * Shows a line of a child process. On a terminal, pino's JSON becomes a time, the process and the message, and
 * lines below `warn` are left out; into a file or pipe the JSON goes unchanged. What Next says of itself is left out.
 */
export function relay(from: string, line: string): void {
  if (!line.trim() || /^\s*(▲ Next|✓ |- (Local|Network):)/.test(line)) return;
  const entry = process.stdout.isTTY ? parse(line) : undefined;
  if (!entry) {
    console.log(process.stdout.isTTY ? `${paint(2, from)} ${line}` : line);
    return;
  }
  if (["trace", "debug", "info"].includes(entry.level)) return;
  const cause = entry.err?.message ? ` (${entry.err.message})` : "";
  const text = `${entry.time.slice(11, 19)} ${from}: ${entry.msg ?? "an error"}${cause}`;
  console.log(entry.level === "warn" ? paint(33, text) : paint(31, text));
}

interface LogLine {
  level: string;
  time: string;
  msg?: string;
  err?: { message?: string };
}

function parse(line: string): LogLine | undefined {
  if (!line.startsWith('{"level":')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
