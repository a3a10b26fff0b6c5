/**
 * The first `length` UTF-16 units of a text, one fewer where a surrogate pair would be cut in half: half of one is no
 * text, and neither Postgres nor canonical JSON takes it.
 */
export function cut(text: string, length: number): string {
  const part = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(part) ? part.slice(0, -1) : part;
}
