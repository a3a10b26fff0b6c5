/**
 * Answers that need another look, kept in this process for ten minutes so that a browser without scripts can show
 * them again beside what is wrong. With scripts nothing leaves the page and nothing is kept here.
 */
export interface KeptAnswers {
  readonly answers: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly message: string;
}

const lifetime = 10 * 60_000;
const maxEntries = 200;
const maxCharacters = 100_000;

interface Entry extends KeptAnswers {
  readonly token: string;
  readonly until: number;
}

const globals = globalThis as typeof globalThis & { countersignKeptAnswers?: Map<string, Entry> };

/** Shared by the page and the handler, which the framework bundles apart. */
function entries(): Map<string, Entry> {
  globals.countersignKeptAnswers ??= new Map();
  return globals.countersignKeptAnswers;
}

/** @returns the id under which this form's page finds them; it cannot be guessed */
export function keepAnswers(token: string, kept: KeptAnswers): string {
  const all = entries();
  for (const [id, entry] of all) {
    if (entry.until > Date.now() && all.size < maxEntries) break;
    all.delete(id);
  }
  const size = Object.values(kept.answers).reduce((sum, answer) => sum + answer.length, 0);
  const id = crypto.randomUUID();
  const answers = size <= maxCharacters ? kept.answers : {};
  all.set(id, { ...kept, answers, token, until: Date.now() + lifetime });
  return id;
}

export function keptAnswers(token: string, id: string): KeptAnswers | null {
  const entry = entries().get(id);
  return entry && entry.token === token && entry.until > Date.now() ? entry : null;
}
