import type { Found, Piece } from "@/server/domain/intelligence/extract-text";

const shape = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![a-z0-9])/g;

/** The remainder that proves an account number (ISO 13616): letters count from A = 10, the first four move to the end. */
function isIban(text: string): boolean {
  const compact = text.replaceAll(" ", "");
  if (compact.length < 15 || compact.length > 34) return false;
  let rest = 0;
  for (const sign of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** The first IBAN, as it stands, with the spaces inside it. A word behind it that only looks like its end is left out. */
export function findIban({ text, start }: Piece): Found | undefined {
  for (const match of text.matchAll(shape)) {
    const words = match[0].split(" ");
    for (let count = words.length; count > 0; count--) {
      const value = words.slice(0, count).join(" ");
      if (isIban(value))
        return { value, start: start + match.index, end: start + match.index + value.length };
    }
  }
  return undefined;
}
