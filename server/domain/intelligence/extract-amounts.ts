import { type Found, isWordAt, type Piece } from "@/server/domain/intelligence/extract-text";

export interface FoundAmount extends Found {
  value: number;
  /** A currency sign or code stands beside it. */
  currency: boolean;
  percent: boolean;
  decimals: boolean;
}

/** Digits with at most one kind of grouping; each alternative consumes as it goes, so matching is linear. */
const digits = /\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?/g;
const currencyBefore = /(?:[$€£¥]|\b[A-Z]{3}) ?$/;
const currencyAfter = /^ ?(?:[$€£¥]|[A-Z]{3}\b)/;

/**
 * Numbers written as people write them ("EUR 4,280.00", "€1.234,56", "1 200"), with their places. Parts of
 * identifiers, dates, times and addresses are left out.
 */
export function findAmounts(piece: Piece): FoundAmount[] {
  const { text } = piece;
  const found: FoundAmount[] = [];
  for (const match of text.matchAll(digits)) {
    let at = match.index;
    const end = at + match[0].length;
    const before = text.slice(Math.max(0, at - 5), at);
    const after = text.slice(end, end + 5);
    const currency = currencyBefore.test(before) || currencyAfter.test(after);
    if (!currency && (isWordAt(text, at - 1) || isWordAt(text, end))) continue;
    if (
      /[/#:.,@]$/.test(before) ||
      /\d[-–]$/.test(before) ||
      /^[-–/:.,]\d/.test(after) ||
      after.startsWith("@")
    )
      continue;
    if (/[\p{L}\p{N}]-$/u.test(before)) continue;
    const sign = /[-−](?:[$€£¥]|[A-Z]{3})? ?$/.exec(before);
    if (sign) at -= before.length - sign.index;
    const size = readNumber(match[0]);
    if (!Number.isFinite(size)) continue;
    found.push({
      value: sign ? -size : size,
      start: piece.start + at,
      end: piece.start + end,
      currency,
      percent: /^ ?%/.test(after),
      decimals: /[.,]\d{2}$/.test(match[0]),
    });
  }
  return found;
}

/** The number that a label most likely means: with a currency, then with cents, then any; a percentage last. */
export function likeliestAmount(amounts: readonly FoundAmount[]): FoundAmount | undefined {
  const weight = (amount: FoundAmount) =>
    (amount.percent ? 4 : 0) + (amount.currency ? 0 : 2) + (amount.decimals ? 0 : 1);
  return [...amounts].sort((a, b) => weight(a) - weight(b) || a.start - b.start)[0];
}

/** The last of "." and "," is the decimal mark, unless it groups thousands ("4,280"; "4.280" is read as English). */
function readNumber(text: string): number {
  const plain = text.replace(/[ \u00a0\u202f'’]/g, "");
  const comma = plain.lastIndexOf(",");
  const dot = plain.lastIndexOf(".");
  if (comma < 0 && plain.indexOf(".") === dot) return Number(plain);
  if (comma >= 0 && dot >= 0) {
    const [group, mark] = comma > dot ? [".", ","] : [",", "."];
    return Number(plain.replaceAll(group, "").replace(mark, "."));
  }
  const sign = comma >= 0 ? "," : ".";
  const groups = plain.split(sign);
  const grouped = groups.slice(1).every((group) => group.length === 3) && groups[0] !== "0";
  return Number(groups.length > 2 || grouped ? plain.replaceAll(sign, "") : plain.replace(sign, "."));
}
