/** One step of a shortcut: a key with the modifiers it wants. */
export type Step = { key: string; mod: boolean; shift: boolean; alt: boolean };

/** What is read of a keyboard event. */
export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey">;

const NAMES: Record<string, string> = {
  esc: "escape",
  up: "arrowup",
  down: "arrowdown",
  left: "arrowleft",
  right: "arrowright",
  space: " ",
  return: "enter",
};

/** "mod+shift+z" → one step; "g i" → two steps, pressed one after the other. */
export function parseKeys(keys: string): Step[] {
  return keys
    .trim()
    .split(/\s+/)
    .map((chord) => {
      const parts = chord.toLowerCase().split("+");
      // "+" itself splits into empty parts
      const last = parts.at(-1) || "+";
      return {
        key: NAMES[last] ?? last,
        mod: parts.includes("mod"),
        shift: parts.includes("shift"),
        alt: parts.includes("alt"),
      };
    });
}

/** True when this press is that step. `apple`: `mod` is ⌘, otherwise Ctrl. */
export function pressMatches(step: Step, press: KeyPress, apple: boolean): boolean {
  const mod = apple ? press.metaKey : press.ctrlKey;
  const other = apple ? press.ctrlKey : press.metaKey;
  if (mod !== step.mod || other || press.altKey !== step.alt) return false;
  const key = press.key.toLowerCase();
  const isSymbol = step.key.length === 1 && !/[a-z0-9 ]/.test(step.key);
  // A symbol is written with or without Shift depending on the layout: what counts is the sign that came out.
  if (isSymbol) return key === step.key;
  if (press.shiftKey !== step.shift) return false;
  return key === step.key || byPlace(step.key, press);
}

/** Shift+1 writes "!", Alt+D writes "∂", a Cyrillic layout writes "л": then the place of the key decides. */
function byPlace(wanted: string, press: KeyPress): boolean {
  if (/^[0-9]$/.test(wanted)) return press.code === `Digit${wanted}`;
  const latin = /^[a-z]$/.test(press.key.toLowerCase());
  return /^[a-z]$/.test(wanted) && !latin && press.code === `Key${wanted.toUpperCase()}`;
}

/** A press of a modifier alone, which neither matches nor breaks a sequence. */
export function isModifier(press: Pick<KeyboardEvent, "key">): boolean {
  return ["Shift", "Meta", "Control", "Alt", "AltGraph", "CapsLock"].includes(press.key);
}
