import type { AiValue } from "@/server/domain/intelligence/provider";

/** A piece of the input with its place in UTF-16 offsets; `end` is exclusive. */
export interface Piece {
  text: string;
  start: number;
  end: number;
}

/** A value that a rule read, and where. */
export interface Found {
  value: NonNullable<AiValue>;
  start: number;
  end: number;
}

export function pieceOf(input: string, start: number, end: number): Piece {
  return { text: input.slice(start, end), start, end };
}

/** The piece without white space at its ends. */
export function trimPiece(piece: Piece): Piece {
  const start = piece.start + (piece.text.length - piece.text.trimStart().length);
  const text = piece.text.trim();
  return { text, start, end: start + text.length };
}

/** Non-blank lines of the input, trimmed. */
export function linesOf(input: string): Piece[] {
  const lines: Piece[] = [];
  let start = 0;
  while (start <= input.length) {
    const next = input.indexOf("\n", start);
    const end = next < 0 ? input.length : next;
    const line = trimPiece(pieceOf(input, start, end));
    if (line.text !== "") lines.push(line);
    start = end + 1;
  }
  return lines;
}

/** Lower case of the same length: U+0130 is the one character whose lower case is longer. */
export function fold(text: string): string {
  return text.replaceAll("\u0130", "i").toLowerCase();
}

/** Letters, digits and the underscore, in any script. */
export function isWordAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && /[\p{L}\p{N}_]/u.test(text[at] ?? "");
}
