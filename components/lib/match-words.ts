/**
 * How well a list's entry fits what was typed, for cmdk: 1 when the first of its words begins with it, 0 when a typed
 * word is nowhere in it. Plain words instead of scattered letters: people type the beginning of a name.
 */
export function matchWords(value: string, search: string, keywords: readonly string[] = []): number {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  const texts = (keywords.length > 0 ? keywords : [value]).map((text) => text.toLowerCase());
  if (wanted.length === 0) return 1;
  const scores = wanted.map((word) => {
    const place = texts.findIndex((text) => text.includes(word));
    if (place < 0) return 0;
    const text = texts[place] ?? "";
    const begins = text.startsWith(word) ? 1 : text.includes(` ${word}`) ? 0.8 : 0.5;
    return begins / (1 + place * 0.5);
  });
  return scores.includes(0) ? 0 : Math.min(...scores);
}
