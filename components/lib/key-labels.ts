const SYMBOLS: Record<string, string> = {
  mod: "⌘",
  shift: "⇧",
  alt: "⌥",
  enter: "↵",
  escape: "Esc",
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  space: "Space",
  backspace: "⌫",
  delete: "Del",
  tab: "Tab",
};

const WORDS: Record<string, string> = {
  mod: "Command",
  shift: "Shift",
  alt: "Option",
  enter: "Enter",
  escape: "Escape",
};

const OTHER: Record<string, string> = { mod: "Ctrl", shift: "⇧", alt: "Alt" };

/** True on keyboards that have a Command key. On the server, where nobody knows, it answers true. */
export function isApple(): boolean {
  if (typeof navigator === "undefined") return true;
  return /Mac|iPhone|iPad|iPod/.test(navigator.platform || navigator.userAgent);
}

function parts(keys: string): string[] {
  return keys
    .toLowerCase()
    .split(/[\s+]+/)
    .filter(Boolean);
}

/** The caps to draw for a combination: "mod+k" → ["⌘", "K"] on Apple keyboards, ["Ctrl", "K"] elsewhere. */
export function keyLabels(keys: string, apple = isApple()): string[] {
  return parts(keys).map((part) => (apple ? undefined : OTHER[part]) ?? SYMBOLS[part] ?? part.toUpperCase());
}

/** The combination in words, for a screen reader: "mod+enter" → "Command Enter". */
export function spokenKeys(keys: string, apple = isApple()): string {
  const joiner = /\s/.test(keys.trim()) ? " then " : " ";
  return parts(keys)
    .map((part) => (part === "mod" && !apple ? "Control" : (WORDS[part] ?? part.toUpperCase())))
    .join(joiner);
}
