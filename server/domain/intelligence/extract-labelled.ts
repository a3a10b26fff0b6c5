import { isPartOfLongerName } from "@/server/domain/intelligence/extract-names";
import { fold, isWordAt, linesOf, type Piece, trimPiece } from "@/server/domain/intelligence/extract-text";

/** What stands behind a label. */
export interface Labelled {
  piece: Piece;
  /** A colon, an equals sign, a column gap or a line break stands between label and value. */
  explicit: boolean;
  /** The label begins its line. */
  atLineStart: boolean;
  /** Place of the label's name in the list of names; smaller is better. */
  rank: number;
}

/** Characters behind a label that are looked at, and places of one field that are. */
const LONGEST = 400;
const MOST_PLACES = 40;

/** Signs that may stand before a label at the start of its line. */
const bullets = /^[\s\-*•>|#]+/;

/**
 * Every place where one of the names (lower case) labels something: at the start of a line first, then in the
 * middle of one. A label alone on its line labels the next line.
 */
export function labelledPieces(input: string, names: readonly string[]): Labelled[] {
  const lines = linesOf(input);
  const found: Labelled[] = [];
  names.forEach((name, rank) => {
    lines.forEach((line, i) => {
      const folded = fold(line.text);
      const lead = bullets.exec(folded)?.[0].length ?? 0;
      let at = folded.indexOf(name);
      while (at >= 0 && found.length < MOST_PLACES * (rank + 1)) {
        const start = at;
        at = folded.indexOf(name, start + name.length);
        if (isWordAt(folded, start - 1) || isWordAt(folded, start + name.length)) continue;
        const atLineStart = start === lead || start === 0;
        if (!atLineStart && isPartOfLongerName(lastWord(folded.slice(0, start)), name)) continue;
        const behind = behindLabel(line, start + name.length);
        const next = lines[i + 1];
        if (behind.piece.text !== "") found.push({ ...behind, atLineStart, rank });
        else if (atLineStart && next) found.push({ piece: next, explicit: true, atLineStart, rank });
      }
    });
  });
  return found.sort(
    (a, b) =>
      Number(b.atLineStart) - Number(a.atLineStart) ||
      Number(b.explicit) - Number(a.explicit) ||
      a.rank - b.rank ||
      a.piece.start - b.piece.start,
  );
}

/** Skips "no.", "#", a short note in brackets and the separator that follow a label. */
function behindLabel(line: Piece, from: number): { piece: Piece; explicit: boolean } {
  const rest = line.text.slice(from, from + LONGEST);
  const note =
    /^(?:\s*(?:no\.?|nr\.?|number|#)(?![\p{L}\p{N}]))?\.?(?:\s*\([^()]{0,40}\))?/iu.exec(rest)?.[0].length ??
    0;
  const separator = /^\s*(?:[:=]|[-–—](?=\s)|\||\t)|^\s{2,}/.exec(rest.slice(note))?.[0].length ?? 0;
  const used = note + separator;
  const start = line.start + from + used;
  const piece = trimPiece({ text: rest.slice(used), start, end: start + rest.length - used });
  return { piece, explicit: separator > 0 };
}

function lastWord(text: string): string {
  return /([\p{L}\p{N}]+)[\s-]*$/u.exec(text.slice(-40))?.[1] ?? "";
}
