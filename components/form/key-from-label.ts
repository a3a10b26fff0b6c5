/**
 * A key for a label: "Order no." → "order_no". Starts with a letter, at most 40 characters, unlike the taken ones.
 */
export function keyFromLabel(label: string, used: readonly string[], fallback = "field"): string {
  // every object answers to these names already
  const taken = [...used, "constructor", "prototype"];
  const plain = label
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 34);
  const base = plain.replace(/_+$/, "") || fallback;
  if (plain && !taken.includes(base)) return base;
  for (let number = plain ? 2 : 1; ; number++) {
    const key = `${base}_${number}`;
    if (!taken.includes(key)) return key;
  }
}

/**
 * The key of a field whose label is being changed: it follows the label only until the field has a name of its own,
 * so that chips which read it stay right afterwards.
 */
export function followLabel(
  field: { key: string; label: string },
  label: string,
  others: readonly { key: string }[],
  fallback = "field",
): string {
  const taken = others.map(({ key }) => key);
  const isFresh = new RegExp(`^${fallback}_\\d+$`).test(field.key);
  const followed = keyFromLabel(field.label, taken, fallback) === field.key && field.label !== "";
  return (isFresh || followed) && label.trim() ? keyFromLabel(label, taken, fallback) : field.key;
}
