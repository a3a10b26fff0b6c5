// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import { parseKeys, pressMatches } from "./combination";
import { addHotkeys, type Hotkey, listHotkeys } from "./registry";

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
  document.body.replaceChildren();
});

function bind(hotkey: Partial<Hotkey> & { keys: string }, within?: () => HTMLElement | null) {
  const run = vi.fn();
  const full = { label: hotkey.keys, group: "Test", run, ...hotkey };
  cleanups.push(addHotkeys({ list: () => [full], within }));
  return run;
}

function press(init: KeyboardEventInit, target: EventTarget = document.body) {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

function add(markup: string): HTMLElement {
  const host = document.createElement("div");
  host.innerHTML = markup;
  document.body.append(host);
  const last = host.querySelector<HTMLElement>("[data-here]");
  if (!last) throw new Error("no element");
  return last;
}

test("a plain letter runs on the page and is a letter in a text", () => {
  const run = bind({ keys: "a" });
  press({ key: "a" });
  expect(run).toHaveBeenCalledTimes(1);
  press({ key: "a" }, add("<input data-here>"));
  press({ key: "a" }, add("<textarea data-here></textarea>"));
  press({ key: "a" }, add('<div contenteditable="true"><b data-here>x</b></div>'));
  expect(run).toHaveBeenCalledTimes(1);
});

test("a checkbox is not a text", () => {
  const run = bind({ keys: "j" });
  press({ key: "j" }, add('<input type="checkbox" data-here>'));
  expect(run).toHaveBeenCalledTimes(1);
});

test("only what says so runs in a text or in a dialog", () => {
  const commit = bind({ keys: "mod+enter", inInputs: true });
  const plain = bind({ keys: "j" });
  const input = add("<input data-here>");
  press({ key: "Enter", ctrlKey: true }, input);
  expect(commit).toHaveBeenCalledTimes(1);
  const inDialog = add('<div role="dialog"><button data-here>x</button></div>');
  press({ key: "j" }, inDialog);
  press({ key: "Enter", ctrlKey: true }, inDialog);
  expect(plain).not.toHaveBeenCalled();
  expect(commit).toHaveBeenCalledTimes(1);
});

test("bare Enter never runs anything", () => {
  const run = bind({ keys: "enter" });
  press({ key: "Enter" });
  expect(run).not.toHaveBeenCalled();
});

test("modifiers must be exactly those asked for", () => {
  const undo = bind({ keys: "mod+z" });
  const redo = bind({ keys: "mod+shift+z" });
  press({ key: "z", ctrlKey: true });
  press({ key: "Z", ctrlKey: true, shiftKey: true });
  press({ key: "z" });
  press({ key: "z", ctrlKey: true, altKey: true });
  expect(undo).toHaveBeenCalledTimes(1);
  expect(redo).toHaveBeenCalledTimes(1);
});

test("a sequence needs its keys one after the other and gives way to nothing else", () => {
  const inbox = bind({ keys: "g i" });
  const plain = bind({ keys: "i" });
  press({ key: "g" });
  press({ key: "i" });
  expect(inbox).toHaveBeenCalledTimes(1);
  expect(plain).not.toHaveBeenCalled();
  press({ key: "i" });
  expect(plain).toHaveBeenCalledTimes(1);
});

test("the newest binding of a key wins, and the older one is back when it goes", () => {
  const older = bind({ keys: "e" });
  const run = vi.fn();
  const remove = addHotkeys({ list: () => [{ keys: "e", label: "newer", group: "Test", run }] });
  press({ key: "e" });
  expect(run).toHaveBeenCalledTimes(1);
  expect(older).not.toHaveBeenCalled();
  remove();
  press({ key: "e" });
  expect(older).toHaveBeenCalledTimes(1);
});

test("a pane's keys count inside it only", () => {
  const pane = add("<section data-here><button>in</button></section>");
  const run = bind({ keys: "l" }, () => pane);
  press({ key: "l" });
  expect(run).not.toHaveBeenCalled();
  press({ key: "l" }, pane.querySelector("button") ?? pane);
  expect(run).toHaveBeenCalledTimes(1);
});

test("a held key repeats only where that is wanted; a switched off one is silent and unlisted", () => {
  const move = bind({ keys: "j", repeat: true });
  const act = bind({ keys: "a" });
  const off = bind({ keys: "x", enabled: false });
  press({ key: "j", repeat: true });
  press({ key: "a", repeat: true });
  press({ key: "x" });
  expect([move.mock.calls.length, act.mock.calls.length, off.mock.calls.length]).toEqual([1, 0, 0]);
  expect(
    listHotkeys()
      .get("Test")
      ?.map((hotkey) => hotkey.keys),
  ).toEqual(["a", "j"]);
});

test("the sign decides for symbols, the place for digits with Shift and for other scripts", () => {
  const [sheet] = parseKeys("?");
  const [fit] = parseKeys("shift+1");
  const [next] = parseKeys("j");
  const base = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };
  if (!sheet || !fit || !next) throw new Error("unreachable");
  expect(pressMatches(sheet, { ...base, key: "?", code: "Slash", shiftKey: true }, false)).toBe(true);
  expect(pressMatches(fit, { ...base, key: "!", code: "Digit1", shiftKey: true }, false)).toBe(true);
  expect(pressMatches(next, { ...base, key: "о", code: "KeyJ" }, false)).toBe(true);
  expect(pressMatches(next, { ...base, key: "c", code: "KeyJ" }, false)).toBe(false);
});
