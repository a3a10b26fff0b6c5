import { isApple } from "@/components/lib/key-labels";
import { isModifier, parseKeys, pressMatches, type Step } from "./combination";

/** One shortcut. Bare Enter is refused: nothing is ever committed by it. */
export type Hotkey = {
  /** "j", "mod+k", "shift+1", "?", or a sequence "g i". */
  keys: string;
  /** What it does, for the shortcut sheet. */
  label: string;
  /** The heading it stands under in the sheet. */
  group: string;
  run: (event: KeyboardEvent) => void;
  enabled?: boolean;
  /** Also while a text is being written (for combinations with `mod`). */
  inInputs?: boolean;
  /** Also while the focus is in a dialog, a menu or a list that floats above the page. */
  inDialogs?: boolean;
  /** Goes on while the key is held down (moving through a list). */
  repeat?: boolean;
};

/** A set of shortcuts that came together. `within` narrows it to presses inside an element. */
export type HotkeySet = { list: () => readonly Hotkey[]; within?: () => HTMLElement | null };

const SEQUENCE_MS = 1200;
const TEXT_INPUTS = new Set([
  "text",
  "search",
  "email",
  "password",
  "url",
  "tel",
  "number",
  "date",
  "time",
  "",
]);

const sets: HotkeySet[] = [];
let pending: { steps: number; keys: string; at: number } | null = null;

/** Adds a set; the newest is asked first. @returns what takes it away again. */
export function addHotkeys(set: HotkeySet): () => void {
  if (sets.length === 0) window.addEventListener("keydown", onKeyDown);
  sets.push(set);
  return () => {
    sets.splice(sets.indexOf(set), 1);
    if (sets.length === 0) window.removeEventListener("keydown", onKeyDown);
  };
}

/** Every shortcut that works now, by heading, each key once (the newest wins), for the shortcut sheet. */
export function listHotkeys(): Map<string, Hotkey[]> {
  const groups = new Map<string, Hotkey[]>();
  const taken = new Set<string>();
  for (const set of [...sets].reverse()) {
    for (const hotkey of set.list()) {
      if (hotkey.enabled === false || taken.has(hotkey.keys)) continue;
      taken.add(hotkey.keys);
      groups.set(hotkey.group, [...(groups.get(hotkey.group) ?? []), hotkey]);
    }
  }
  return groups;
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || isModifier(event)) return;
  const done = pending && event.timeStamp - pending.at < SEQUENCE_MS ? pending : null;
  pending = null;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const apple = isApple();
  let begun: { steps: number; keys: string; at: number } | null = null;

  for (const set of [...sets].reverse()) {
    const within = set.within?.();
    if (set.within && !(within && target && within.contains(target))) continue;
    for (const hotkey of set.list()) {
      if (!mayRun(hotkey, event, target)) continue;
      const steps = parseKeys(hotkey.keys);
      const position = done && startsLike(hotkey.keys, done) ? done.steps : 0;
      const step: Step | undefined = steps[position];
      if (!step || !pressMatches(step, event, apple)) continue;
      if (position === steps.length - 1 && (position > 0 || !done)) {
        event.preventDefault();
        hotkey.run(event);
        return;
      }
      if (position < steps.length - 1) {
        begun ??= { steps: position + 1, keys: hotkey.keys, at: event.timeStamp };
      }
    }
  }
  pending = begun;
}

function startsLike(keys: string, done: { steps: number; keys: string }): boolean {
  const head = (text: string) => text.trim().split(/\s+/).slice(0, done.steps).join(" ");
  return keys.trim().split(/\s+/).length > done.steps && head(keys) === head(done.keys);
}

function mayRun(hotkey: Hotkey, event: KeyboardEvent, target: HTMLElement | null): boolean {
  if (hotkey.enabled === false || hotkey.keys === "enter") return false;
  if (event.repeat && !hotkey.repeat) return false;
  if (!hotkey.inInputs && target && isTyping(target)) return false;
  if (!hotkey.inDialogs && target?.closest("[role=dialog],[role=alertdialog],[role=menu],[role=listbox]"))
    return false;
  return true;
}

/** True in anything that takes text, where a letter is a letter. */
export function isTyping(target: HTMLElement): boolean {
  if (target.isContentEditable || target.closest("[contenteditable=true]")) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && TEXT_INPUTS.has(target.type);
}
