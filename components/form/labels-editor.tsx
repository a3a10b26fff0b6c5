"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { plural } from "@/components/lib/format";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Textarea } from "@/components/ui/textarea";
import { ListEditor } from "./list-editor";
import { NameInput } from "./name-input";

export interface Label {
  readonly name: string;
  readonly description: string;
}
interface Example {
  readonly text: string;
  readonly label: string;
}

export interface LabelsEditorProps {
  labels: readonly Label[];
  examples: readonly Example[];
  onChange: (next: { labels: Label[]; examples: Example[] }) => void;
}

/** The labels an agent sorts into, each with what belongs to it and examples that show it. */
export function LabelsEditor({ labels, examples, onChange }: LabelsEditorProps) {
  const all = [...examples];
  const countOf = (name: string) => examples.filter(({ label }) => label === name).length;
  const replace = (before: Label, next: Label) =>
    onChange({
      labels: labels.map((label) => (label === before ? next : label)),
      examples:
        before.name === next.name || before.name === ""
          ? all
          : all.map((example) =>
              example.label === before.name ? { ...example, label: next.name } : example,
            ),
    });
  return (
    <ListEditor<Label>
      noun="label"
      items={labels}
      onItemsChange={(next) => {
        const kept = new Set(next.map(({ name }) => name));
        onChange({
          labels: next,
          examples: all.filter(({ label }) => kept.has(label) || !labels.some(({ name }) => name === label)),
        });
      }}
      create={() => ({ name: "", description: "" })}
      summary={({ name }) => ({ title: name, note: plural(countOf(name), "example") })}
    >
      {(label) => (
        <>
          <NameInput
            label="Label"
            value={label.name}
            taken={labels.filter((other) => other !== label).map(({ name }) => name)}
            maxLength={80}
            placeholder="Such as Refund"
            onNameChange={(name) => replace(label, { ...label, name })}
          />
          <Field label="What belongs here" optional>
            <Textarea
              rows={2}
              maxLength={500}
              value={label.description}
              onValueChange={(description) => replace(label, { ...label, description })}
            />
          </Field>
          {label.name ? (
            <ExamplesEditor
              texts={all.filter((example) => example.label === label.name).map(({ text }) => text)}
              room={2000 - all.length}
              onAdd={(texts) =>
                onChange({
                  labels: [...labels],
                  examples: [...all, ...texts.map((text) => ({ text, label: label.name }))],
                })
              }
              onRemove={(text) =>
                onChange({
                  labels: [...labels],
                  examples: all.filter((example) => example.label !== label.name || example.text !== text),
                })
              }
            />
          ) : null}
        </>
      )}
    </ListEditor>
  );
}

function ExamplesEditor(props: {
  texts: readonly string[];
  room: number;
  onAdd: (texts: string[]) => void;
  onRemove: (text: string) => void;
}) {
  const { texts, room, onAdd, onRemove } = props;
  const [draft, setDraft] = useState("");
  const fresh = [...new Set(draft.split("\n").map((line) => line.trim().slice(0, 4000)))]
    .filter((line) => line !== "" && !texts.includes(line))
    .slice(0, Math.max(0, room));
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-strong text-ink-2">Examples</span>
      <p className="-mt-1 text-sm text-ink-3">
        Real texts that belong here. From ten on, the built-in model sorts well.
      </p>
      {texts.length > 0 ? (
        <ul className="scroll-thin max-h-40 overflow-y-auto rounded-md border border-line bg-surface">
          {texts.map((text) => (
            <li key={text} className="flex items-center gap-1 border-b border-line pr-1 pl-2 last:border-b-0">
              <span className="min-w-0 flex-1 truncate py-1 text-sm" title={text}>
                {text}
              </span>
              <IconButton
                label={`Remove the example “${text.slice(0, 40)}”`}
                size="sm"
                className="size-6"
                icon={<X />}
                onClick={() => onRemove(text)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <Textarea
        aria-label="More examples, one a line"
        placeholder="Paste texts, one a line"
        rows={2}
        value={draft}
        onValueChange={setDraft}
      />
      <Button
        size="sm"
        className="self-start"
        disabled={fresh.length === 0}
        onClick={() => {
          onAdd(fresh);
          setDraft("");
        }}
      >
        {fresh.length > 1 ? `Add ${fresh.length} examples` : "Add the example"}
      </Button>
    </div>
  );
}
