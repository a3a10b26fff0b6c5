/** Deepest nesting that is taken from outside; everything later may then walk a value recursively. */
export const maxDepth = 64;

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Postgres cannot store the character NUL; halves of surrogate pairs are no text at all. */
function isUnstorable(text: string): boolean {
  return text.includes("\0") || loneSurrogate.test(text);
}

/**
 * Why a value from outside cannot be stored as it is, as the end of a sentence; null when it can. Walks without
 * recursion, so that a hostile value cannot exhaust the stack.
 */
export function faultOf(value: unknown): string | null {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { value: current, depth } = item;
    if (typeof current === "string" && isUnstorable(current))
      return "it contains characters that are not text";
    if (typeof current === "number" && !Number.isFinite(current))
      return "it contains a number that is too large";
    if (typeof current !== "object" || current === null) continue;
    if (depth >= maxDepth) return `it is nested more than ${maxDepth} levels deep`;
    if (Array.isArray(current)) {
      for (const inner of current) open.push({ value: inner, depth: depth + 1 });
      continue;
    }
    for (const [key, inner] of Object.entries(current)) {
      if (key === "__proto__") return "it uses the name __proto__";
      if (isUnstorable(key)) return "it contains characters that are not text";
      open.push({ value: inner, depth: depth + 1 });
    }
  }
  return null;
}
