import {
  type Ref,
  ref as refSchema,
  type Template,
  template as templateSchema,
} from "@/server/domain/expression/template";
import { readTemplate, tidyTemplate } from "./template-dom";

/** What a dragged value chip carries. */
export const valueDrag = "application/x-countersign-value";
const templateClip = "application/x-countersign-template";

/** The chip that is being dropped, if it is one. */
export function droppedValue(data: DataTransfer): Ref | null {
  const dropped = refSchema.safeParse(parseJson(data.getData(valueDrag)));
  return dropped.success ? dropped.data : null;
}

/** The place in the text under a point of the screen; browsers have two ways to ask. */
export function caretAt(x: number, y: number): Range | null {
  const position = document.caretPositionFromPoint?.(x, y);
  if (!position) return document.caretRangeFromPoint?.(x, y) ?? null;
  const range = document.createRange();
  range.setStart(position.offsetNode, position.offset);
  range.collapse(true);
  return range;
}

/** What is being pasted: chips when they come from another such field, else plain text. */
export function pastedTemplate(data: Pick<DataTransfer, "getData">, multiline: boolean): Template {
  const text = data.getData("text/plain").replaceAll("\r\n", "\n");
  const plain: Template = text ? [text] : [];
  return oneLine(readClip(data.getData(templateClip)) ?? plain, multiline);
}

/** Puts a stretch of text with its chips on the clipboard, and as plain text for everything else. */
export function copyRange(range: Range, data: DataTransfer): void {
  const holder = document.createElement("div");
  holder.append(range.cloneContents());
  data.setData(templateClip, JSON.stringify(readTemplate(holder)));
  data.setData("text/plain", holder.textContent?.replaceAll("\u200b", "") ?? "");
}

function oneLine(parts: Template, multiline: boolean): Template {
  if (multiline) return parts;
  return tidyTemplate(
    parts.map((part) => (typeof part === "string" ? part.replace(/\s*\n\s*/g, " ") : part)),
  );
}

function readClip(text: string): Template | null {
  const parsed = templateSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
