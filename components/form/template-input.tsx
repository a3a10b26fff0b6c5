"use client";

import { Plus } from "lucide-react";
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { cn } from "@/components/lib/cn";
import {
  type Ref,
  ref as refSchema,
  type Template,
  template as templateSchema,
} from "@/server/domain/expression/template";
import {
  chipBeside,
  fillTemplate,
  insertParts,
  readTemplate,
  refreshChips,
  sameTemplate,
  tidyTemplate,
} from "./template-dom";
import { ValuePicker } from "./value-picker";
import { showValue, useValues } from "./values";

/** What a dragged value chip carries. */
export const valueDrag = "application/x-countersign-value";
const templateClip = "application/x-countersign-template";

export interface TemplateInputProps {
  value: Template;
  onValueChange: (value: Template) => void;
  multiline?: boolean;
  placeholder?: string;
  invalid?: boolean;
  disabled?: boolean;
  mono?: boolean;
  /** values of the step's own answer are offered too */
  withOwn?: boolean;
  "aria-label"?: string;
  "aria-labelledby"?: string;
  "aria-describedby"?: string;
}

/** Text with value chips inside. Chips are picked with the plus, with @ or by drag; nothing is typed as code. */
export function TemplateInput(props: TemplateInputProps) {
  const { value, onValueChange, multiline = false, placeholder, invalid, disabled, mono, withOwn } = props;
  const values = useValues();
  const root = useRef<HTMLDivElement>(null);
  const caret = useRef<Range | null>(null);
  const shown = useRef<Template | null>(null);
  const composing = useRef(false);
  const [open, setOpen] = useState(false);
  const [empty, setEmpty] = useState(value.length === 0);
  const show = useCallback((target: Ref) => showValue(values, target), [values]);

  // what comes from outside (undo, another person) is drawn; what was typed here is in the DOM already
  useLayoutEffect(() => {
    const element = root.current;
    if (!element || (shown.current && sameTemplate(shown.current, value))) return;
    fillTemplate(element, value, show);
    shown.current = value;
    caret.current = null;
    setEmpty(value.length === 0);
  }, [value, show]);
  useEffect(() => {
    if (root.current) refreshChips(root.current, show);
  }, [show]);
  useEffect(() => {
    const remember = () => {
      const selection = document.getSelection();
      const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
      if (range && root.current?.contains(range.commonAncestorContainer)) caret.current = range.cloneRange();
    };
    document.addEventListener("selectionchange", remember);
    return () => document.removeEventListener("selectionchange", remember);
  }, []);

  const read = () => {
    if (!root.current || composing.current) return;
    const next = readTemplate(root.current);
    setEmpty(next.length === 0);
    if (shown.current && sameTemplate(shown.current, next)) return;
    shown.current = next;
    onValueChange(next);
  };

  const insert = (parts: Template, at?: Range | null) => {
    const element = root.current;
    if (!element || disabled) return;
    element.focus();
    let range = at ?? caret.current;
    if (!range || !element.contains(range.commonAncestorContainer)) {
      range = document.createRange();
      range.selectNodeContents(element);
      range.collapse(false);
    }
    insertParts(range, parts, show);
    read();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const selection = document.getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    if (!range || event.nativeEvent.isComposing || !root.current) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (multiline && !event.metaKey && !event.ctrlKey) insert(["\n"], range);
    } else if (event.key === "Backspace" || event.key === "Delete") {
      const chip = chipBeside(root.current, range, event.key === "Backspace" ? "before" : "after");
      if (!chip) return;
      event.preventDefault();
      chip.remove();
      read();
    } else if (event.key === "@" && startsWord(range)) {
      event.preventDefault();
      caret.current = range.cloneRange();
      setOpen(true);
    }
  };

  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const parts = readClip(event.clipboardData.getData(templateClip));
    const text = event.clipboardData.getData("text/plain").replaceAll("\r\n", "\n");
    const plain: Template = text ? [text] : [];
    insert(oneLine(parts ?? plain, multiline), document.getSelection()?.getRangeAt(0));
  };

  const onCopy = (event: ClipboardEvent) => {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const holder = document.createElement("div");
    holder.append(range.cloneContents());
    const parts = readTemplate(holder);
    event.clipboardData.setData(templateClip, JSON.stringify(parts));
    event.clipboardData.setData("text/plain", holder.textContent?.replaceAll("\u200b", "") ?? "");
    event.preventDefault();
    if (event.type !== "cut") return;
    range.deleteContents();
    read();
  };

  const onDrop = (event: DragEvent) => {
    const dropped = refSchema.safeParse(parseJson(event.dataTransfer.getData(valueDrag)));
    event.preventDefault();
    if (dropped.success) insert([dropped.data], document.caretRangeFromPoint?.(event.clientX, event.clientY));
  };

  return (
    <div className="relative">
      {/* biome-ignore lint/a11y/useSemanticElements: no native field can hold chips inside its text */}
      <div
        ref={root}
        role="textbox"
        tabIndex={disabled ? -1 : 0}
        contentEditable={!disabled}
        suppressContentEditableWarning
        spellCheck
        aria-multiline={multiline}
        aria-placeholder={placeholder}
        aria-invalid={invalid || undefined}
        aria-disabled={disabled || undefined}
        aria-label={props["aria-label"]}
        aria-labelledby={props["aria-labelledby"]}
        aria-describedby={props["aria-describedby"]}
        onInput={read}
        onBlur={read}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onCopy={onCopy}
        onCut={onCopy}
        onDrop={onDrop}
        onDragOver={(event) => event.dataTransfer.types.includes(valueDrag) && event.preventDefault()}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={() => {
          composing.current = false;
          read();
        }}
        className={cn(
          "w-full rounded-md border border-control bg-surface py-1 pr-8 pl-2.5 leading-[22px] break-words whitespace-pre-wrap aria-disabled:border-line aria-disabled:bg-sunken aria-invalid:border-bad max-sm:text-[16px]",
          multiline ? "min-h-[54px]" : "min-h-8",
          mono && "font-mono text-sm leading-[22px]",
        )}
      />
      {empty && placeholder ? (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-[5px] right-8 left-[11px] truncate leading-[22px] text-ink-3"
        >
          {placeholder}
        </span>
      ) : null}
      {disabled ? null : (
        <ValuePicker
          open={open}
          onOpenChange={setOpen}
          returnFocus={false}
          withOwn={withOwn}
          onPick={(target) => {
            setOpen(false);
            // after the list has let go of the focus
            requestAnimationFrame(() => insert([target]));
          }}
          trigger={
            <button
              type="button"
              aria-label="Insert a value"
              title="Insert a value (@)"
              className="absolute top-1 right-1 grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
            >
              <Plus className="size-3.5" aria-hidden="true" />
            </button>
          }
        />
      )}
    </div>
  );
}

/** Whether the caret stands at the beginning of a word, so that an address keeps its @. */
function startsWord(range: Range): boolean {
  const { startContainer: container, startOffset: offset } = range;
  const inText = container.nodeType === Node.TEXT_NODE;
  const node = inText ? container : container.childNodes[offset - 1];
  if (!range.collapsed || node?.nodeType !== Node.TEXT_NODE) return true;
  const text = node.textContent ?? "";
  const before = (inText ? text.slice(0, offset) : text).replaceAll("\u200b", "");
  return before === "" || /\s$/.test(before);
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
