"use client";

import { Command } from "cmdk";
import { ArrowDown, ArrowUp, CornerDownLeft, Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { useEditor, useEditorStore } from "@/components/editor/editor-context";
import { NodeTile } from "@/components/editor/node-look";
import { describeNode } from "@/components/editor/store/described";
import type { PickerRequest } from "@/components/editor/store/editor-state";
import { whyNotConnect } from "@/components/editor/store/edits";
import { useCommands } from "@/components/editor/use-commands";
import { matchWords } from "@/components/lib/match-words";
import { Kbd } from "@/components/ui/kbd";
import { specOf } from "@/server/domain/workflow/issue";
import { suggestionsFor } from "./suggestions";

const size = { width: 280, height: 400 };
const rowClass =
  "group flex items-center gap-2.5 rounded-md px-2 outline-none data-[selected=true]:bg-hover dark:data-[selected=true]:bg-active";
const headClass =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3";

/** The searchable list of steps, at the pointer or the port that asked for it. */
export function StepPicker({
  picker,
  bounds,
}: {
  picker: PickerRequest;
  bounds: { width: number; height: number };
}) {
  const store = useEditorStore();
  const commands = useCommands();
  const box = useRef<HTMLDivElement>(null);
  const document = useEditor((state) => state.document);
  const suggested = suggestionsFor({ document, picker }, store.catalog);
  const close = () => store.setState({ picker: null });
  const { after, onEdge } = picker;

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target))
        store.setState({ picker: null });
    };
    window.addEventListener("pointerdown", outside, true);
    return () => window.removeEventListener("pointerdown", outside, true);
  }, [store]);

  const fits = (kind: string) => {
    const spec = specOf(store.catalog, kind);
    if (picker.category) return spec?.category === picker.category;
    return !((after || onEdge) && spec?.category === "trigger");
  };
  const kinds = Object.values(store.catalog).filter((spec) => fits(spec.kind));
  const targets = after
    ? document.nodes.filter(
        (node) =>
          whyNotConnect(
            { document, catalog: store.catalog, random: Math.random },
            after.node,
            after.port,
            node.id,
          ) === null,
      )
    : [];
  const left = Math.max(8, Math.min(picker.at.x, bounds.width - size.width - 8));
  const top = Math.max(8, Math.min(picker.at.y, bounds.height - size.height - 8));

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={suggested ? `Add a step: ${suggested.heading}` : "Add a step"}
      className="nokey absolute z-dock w-[280px] overflow-hidden rounded-lg bg-raised shadow-float ring ring-line-strong"
      style={{ left, top }}
    >
      <Command
        loop
        filter={matchWords}
        label="Steps"
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          close();
        }}
      >
        <div className="flex h-10 items-center gap-2 border-b border-line pr-2.5 pl-3 text-ink-3">
          <Search className="size-3.5" aria-hidden="true" />
          <Command.Input
            autoFocus
            placeholder="Search steps"
            className="min-w-0 flex-1 bg-transparent text-ink outline-none focus-visible:outline-none"
          />
          <Kbd keys="escape" silent />
        </div>
        <Command.List className="scroll-thin max-h-[318px] overflow-y-auto px-1 pb-1">
          <Command.Empty className="px-2 py-3 text-ink-3">No step has this in its name.</Command.Empty>
          {suggested ? (
            <Command.Group heading={suggested.heading} className={headClass}>
              {suggested.items.map(({ kind, title, note }) => (
                <Command.Item
                  key={kind}
                  value={`suggested ${kind}`}
                  keywords={[title, note]}
                  onSelect={() => commands.add(kind, picker)}
                  className={`${rowClass} h-11`}
                >
                  <NodeTile
                    category={specOf(store.catalog, kind)?.category}
                    icon={specOf(store.catalog, kind)?.icon}
                  />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{title}</span>
                    <span className="block truncate text-sm text-ink-3">{note}</span>
                  </span>
                  <CornerDownLeft
                    className="size-3.5 text-ink-3 opacity-0 group-data-[selected=true]:opacity-100"
                    aria-hidden="true"
                  />
                </Command.Item>
              ))}
            </Command.Group>
          ) : null}
          <Command.Group heading="All steps" className={headClass}>
            {kinds.map((spec) => (
              <Command.Item
                key={spec.kind}
                value={spec.label}
                keywords={[spec.label, spec.description, spec.category]}
                onSelect={() => commands.add(spec.kind, picker)}
                className={`${rowClass} h-8`}
              >
                <NodeTile category={spec.category} icon={spec.icon} />
                <span className="truncate font-medium">{spec.label}</span>
              </Command.Item>
            ))}
          </Command.Group>
          {after && targets.length > 0 ? (
            <Command.Group heading="Connect to a step on the canvas" className={headClass}>
              {targets.map((node) => {
                const { spec } = describeNode(node, store.catalog);
                return (
                  <Command.Item
                    key={node.id}
                    value={`connect ${node.id}`}
                    keywords={[node.title]}
                    onSelect={() => {
                      commands.join(after.node, after.port, node.id);
                      close();
                    }}
                    className={`${rowClass} h-8`}
                  >
                    <NodeTile category={spec?.category} icon={spec?.icon} />
                    <span className="truncate font-medium">{node.title}</span>
                  </Command.Item>
                );
              })}
            </Command.Group>
          ) : null}
        </Command.List>
        <div className="flex h-8 items-center gap-3 border-t border-line bg-sunken px-3 text-xs text-ink-3">
          <span className="flex items-center gap-1">
            <ArrowUp className="size-3" aria-hidden="true" />
            <ArrowDown className="size-3" aria-hidden="true" />
            choose
          </span>
          <span className="flex items-center gap-1">
            <CornerDownLeft className="size-3" aria-hidden="true" />
            add
          </span>
          <span className="num ml-auto">{kinds.length} steps</span>
        </div>
      </Command>
    </div>
  );
}
