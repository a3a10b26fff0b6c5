"use client";

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
import type { Ref, Template } from "@/server/domain/expression/template";
import { InsertValue } from "./insert-value";
import { caretAt, copyRange, droppedValue, pastedTemplate, valueDrag } from "./template-clipboard";
import {
  chipBeside,
  fillTemplate,
  insertParts,
  readTemplate,
  refreshChips,
  sameTemplate,
  selectedRange,
  startsWord,
} from "./template-dom";
import { showValue, useValues } from "./values";

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

  // what comes from outside (undo, another person) is drawn; what was typed here is there already
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
      const range = selectedRange();
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
    const range = selectedRange();
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
    insert(pastedTemplate(event.clipboardData, multiline), selectedRange());
  };

  const onCopy = (event: ClipboardEvent) => {
    const range = selectedRange();
    if (!range || range.collapsed) return;
    copyRange(range, event.clipboardData);
    event.preventDefault();
    if (event.type !== "cut") return;
    range.deleteContents();
    read();
  };

  const onDrop = (event: DragEvent) => {
    const dropped = droppedValue(event.dataTransfer);
    event.preventDefault();
    if (dropped) insert([dropped], caretAt(event.clientX, event.clientY));
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
        <InsertValue
          open={open}
          onOpenChange={setOpen}
          withOwn={withOwn}
          onPick={(target) => {
            setOpen(false);
            // after the list has let go of the focus
            requestAnimationFrame(() => insert([target]));
          }}
        />
      )}
    </div>
  );
}
