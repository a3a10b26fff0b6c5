import { CHIP_HUES } from "@/components/ui/chip";
import { isRef, type Ref, ref, type Template } from "@/server/domain/expression/template";
import { sameJson } from "@/server/domain/same-json";
import type { ShownValue } from "./values";

/**
 * A template as editable DOM: text nodes and chips that cannot be edited. Around every chip stands a zero-width
 * space, because browsers cannot put the caret between two things that are not editable.
 */
const gap = "\u200b";
const chipMark = "data-value-chip";

export type Show = (ref: Ref) => ShownValue;

/** Joins neighbouring texts and leaves out empty ones. */
export function tidyTemplate(parts: Template): Template {
  const result: Template = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (isRef(part)) result.push(part);
    else if (part === "") continue;
    else if (last !== undefined && !isRef(last)) result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}

export function sameTemplate(left: Template, right: Template): boolean {
  return sameJson(left, right);
}

/** Reads the template back from the DOM, whatever the browser made of it. */
export function readTemplate(root: Node): Template {
  const parts: Template = [];
  const walk = (node: Node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE)
        parts.push((child.textContent ?? "").replaceAll(gap, "").replaceAll("\u00a0", " "));
      else if (child instanceof HTMLElement) {
        const target = refOf(child);
        if (target) parts.push(target);
        else if (child.tagName === "BR") parts.push(child === node.lastChild ? "" : "\n");
        else {
          if (/^(DIV|P)$/.test(child.tagName) && parts.length > 0) parts.push("\n");
          walk(child);
        }
      }
    }
  };
  walk(root);
  const tidy = tidyTemplate(parts);
  return tidy.length === 1 && tidy[0] === "\n" ? [] : tidy;
}

/** Writes a template into the DOM, replacing what was there. */
export function fillTemplate(root: HTMLElement, template: Template, show: Show): void {
  root.replaceChildren(fragmentOf(root.ownerDocument, template, show));
}

function fragmentOf(document: Document, template: Template, show: Show): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const part of template) {
    if (isRef(part)) fragment.append(gap, chipElement(document, part, show), gap);
    else fragment.append(part);
  }
  return fragment;
}

/** Renames and recolours the chips in place, without moving the caret. */
export function refreshChips(root: HTMLElement, show: Show): void {
  for (const chip of root.querySelectorAll<HTMLElement>(`[${chipMark}]`)) {
    const target = refOf(chip);
    if (target) dress(chip, show(target));
  }
}

/** Puts parts where the range is and leaves the caret behind them. */
export function insertParts(range: Range, parts: Template, show: Show): void {
  const document = range.startContainer.ownerDocument ?? window.document;
  range.deleteContents();
  const fragment = fragmentOf(document, parts, show);
  const last = fragment.lastChild;
  range.insertNode(fragment);
  if (!last) return;
  range.setStartAfter(last);
  range.collapse(true);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** What is selected in the page, or where the caret stands. */
export function selectedRange(): Range | null {
  const selection = document.getSelection();
  return selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
}

/** The chip that a Backspace (or Delete) at this caret would take away, looking past the gaps. */
export function chipBeside(root: HTMLElement, range: Range, side: "before" | "after"): HTMLElement | null {
  if (!range.collapsed || !root.contains(range.startContainer)) return null;
  const { startContainer: container, startOffset: offset } = range;
  let node: Node | null;
  if (container.nodeType === Node.TEXT_NODE) {
    const text = container.textContent ?? "";
    const rest = side === "before" ? text.slice(0, offset) : text.slice(offset);
    if (rest.replaceAll(gap, "") !== "") return null;
    node = side === "before" ? container.previousSibling : container.nextSibling;
  } else {
    node = container.childNodes[side === "before" ? offset - 1 : offset] ?? null;
  }
  while (node?.nodeType === Node.TEXT_NODE && (node.textContent ?? "").replaceAll(gap, "") === "") {
    node = side === "before" ? node.previousSibling : node.nextSibling;
  }
  return node instanceof HTMLElement && refOf(node) ? node : null;
}

/** Whether the caret stands at the beginning of a word, so that an address keeps its @. */
export function startsWord(range: Range): boolean {
  const { startContainer: container, startOffset: offset } = range;
  const inText = container.nodeType === Node.TEXT_NODE;
  const node = inText ? container : container.childNodes[offset - 1];
  if (!range.collapsed || node?.nodeType !== Node.TEXT_NODE) return true;
  const text = node.textContent ?? "";
  const before = (inText ? text.slice(0, offset) : text).replaceAll("\u200b", "");
  return before === "" || /\s$/.test(before);
}

function chipElement(document: Document, target: Ref, show: Show): HTMLElement {
  const chip = document.createElement("span");
  chip.setAttribute(chipMark, JSON.stringify(target));
  chip.contentEditable = "false";
  dress(chip, show(target));
  return chip;
}

function dress(chip: HTMLElement, { label, hue, title }: ShownValue): void {
  chip.className = `mx-px inline-block max-w-full truncate h-[18px] rounded-sm px-[5px] align-[-4px] text-sm leading-[18px] font-medium select-all ${CHIP_HUES[hue]}`;
  chip.title = title;
  if (chip.textContent !== label) chip.textContent = label;
}

function refOf(element: HTMLElement): Ref | null {
  const mark = element.getAttribute(chipMark);
  if (mark === null) return null;
  try {
    return ref.parse(JSON.parse(mark));
  } catch {
    return null;
  }
}
