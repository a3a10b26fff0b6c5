/** Letters that cannot be misread for each other. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/**
 * A short id that is not taken yet: "n_ab12cd" for nodes, "e_…" for edges.
 * @param random a source of numbers in [0, 1), so that the domain has no randomness of its own
 */
export function freshId(prefix: "n" | "e", taken: ReadonlySet<string>, random: () => number): string {
  for (let length = 6; length <= 24; length++) {
    let id = `${prefix}_`;
    for (let index = 0; index < length; index++) {
      id += alphabet[Math.floor(random() * alphabet.length)] ?? "a";
    }
    if (!taken.has(id)) return id;
  }
  return `${prefix}_${taken.size + 1}`;
}
