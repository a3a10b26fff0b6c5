import { type Found, fold, type Piece } from "@/server/domain/intelligence/extract-text";

/** E-mail addresses, found by walking outward from each "@" over at most 64 and 255 characters. */
export function findEmails(piece: Piece): Found[] {
  const { text } = piece;
  const found: Found[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && /[A-Za-z0-9._%+-]/.test(text[start - 1] ?? "")) start--;
    let end = at + 1;
    while (end < text.length && end - at < 255 && /[A-Za-z0-9.-]/.test(text[end] ?? "")) end++;
    while (start < at && /[.-]/.test(text[start] ?? "")) start++;
    while (end > at && /[.-]/.test(text[end - 1] ?? "")) end--;
    const host = text.slice(at + 1, end);
    if (start === at || !/\.[A-Za-z]{2,}$/.test(host) || host.includes("..")) continue;
    found.push({ value: text.slice(start, end), start: piece.start + start, end: piece.start + end });
  }
  return found;
}

const yes = new Set(["yes", "y", "true", "on", "x", "checked", "confirmed"]);
const no = new Set(["no", "n", "false", "off", "none", "unchecked"]);

/** The first word of a labelled piece as yes or no. */
export function findBoolean(piece: Piece): Found | undefined {
  const match = /^\s*(?:\[ ?)?([\p{L}]+|[✓✔])/u.exec(piece.text);
  const word = match?.[1];
  if (!match || !word) return undefined;
  const folded = fold(word);
  if (!yes.has(folded) && !no.has(folded) && word !== "✓" && word !== "✔") return undefined;
  const start = piece.start + match[0].length - word.length;
  return { value: !no.has(folded), start, end: start + word.length };
}

/** Codes such as "INV-2026/0417" or "4711": a run without spaces that holds a digit. */
export function findIdentifier(piece: Piece): Found | undefined {
  for (const match of piece.text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\-_/.]*/gu)) {
    const value = match[0].replace(/[./_-]+$/, "");
    if (/\d/.test(value)) {
      return { value, start: piece.start + match.index, end: piece.start + match.index + value.length };
    }
  }
  return undefined;
}

/** Plain text behind a label: up to a column gap (two spaces, tab or "|"), at most 300 characters. */
export function findText(piece: Piece): Found | undefined {
  const gap = /\t|\||\s{2}/.exec(piece.text.trimStart());
  const lead = piece.text.length - piece.text.trimStart().length;
  const value = piece.text
    .trimStart()
    .slice(0, gap?.index ?? piece.text.length)
    .slice(0, 300)
    .trimEnd();
  if (!/[\p{L}\p{N}]/u.test(value)) return undefined;
  return { value, start: piece.start + lead, end: piece.start + lead + value.length };
}
