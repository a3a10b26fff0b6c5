"use client";

import { Copy, CopyPlus, Ellipsis, PencilLine, Trash2, X } from "lucide-react";
import { useMemo } from "react";
import { type Samples, useEditor, useEditorStore } from "@/components/editor/editor-context";
import { NodeTile } from "@/components/editor/node-look";
import { describeNode, graphFor } from "@/components/editor/store/described";
import type { InspectorTab } from "@/components/editor/store/editor-state";
import { valuesFor } from "@/components/editor/store/value-groups";
import { useCommands } from "@/components/editor/use-commands";
import { ValuesProvider } from "@/components/form/values";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import type { WorkflowNode } from "@/server/domain/workflow/document";
import { ConfigureTab } from "./configure-tab";
import { InputTab } from "./input-tab";
import { OutputTab } from "./output-tab";
import { TitleField } from "./title-field";

const tabs: readonly { value: InspectorTab; label: string }[] = [
  { value: "configure", label: "Configure" },
  { value: "input", label: "Input" },
  { value: "output", label: "Output" },
];

/** The settings of the one selected step; never in the way of the canvas. */
export function Inspector({ samples }: { samples: Samples }) {
  const open = useEditor((state) => state.inspectorOpen && !state.readOnly);
  const node = useEditor(({ selection, document }) =>
    selection.nodeIds.length === 1 ? graphFor(document).nodes.get(selection.nodeIds[0] ?? "") : undefined,
  );
  return open && node ? <Panel key={node.id} node={node} samples={samples} /> : null;
}

function Panel({ node, samples }: { node: WorkflowNode; samples: Samples }) {
  const store = useEditorStore();
  const document = useEditor((state) => state.document);
  const tab = useEditor((state) => state.inspectorTab);
  const { spec } = describeNode(node, store.catalog);
  const values = useMemo(
    () => valuesFor(document, store.catalog, node.id, samples),
    [document, store, node.id, samples],
  );
  return (
    <aside
      aria-label={`Settings of ${node.title}`}
      className="flex w-[380px] shrink-0 flex-col border-l border-line bg-surface"
    >
      <header className="flex h-12 shrink-0 items-center gap-2 pr-2 pl-4">
        <NodeTile category={spec?.category} icon={spec?.icon} />
        <TitleField nodeId={node.id} title={node.title} />
        <span className="shrink-0 pt-0.5 text-sm text-ink-3">{spec?.label ?? "Unknown"}</span>
        <MoreMenu nodeId={node.id} />
        <IconButton
          label="Close"
          size="sm"
          icon={<X />}
          onClick={() => store.setState({ inspectorOpen: false })}
        />
      </header>
      <ValuesProvider value={values}>
        <Tabs<InspectorTab>
          label="Parts of the settings"
          items={tabs}
          value={tab}
          onValueChange={(inspectorTab) => store.setState({ inspectorTab })}
          className="flex min-h-0 flex-1 flex-col"
          listClassName="shrink-0 px-4"
        >
          <TabPanel value="configure" className="scroll-thin min-h-0 flex-1 overflow-y-auto">
            <ConfigureTab node={node} />
          </TabPanel>
          <TabPanel value="input" className="scroll-thin min-h-0 flex-1 overflow-y-auto">
            <InputTab values={values} />
          </TabPanel>
          <TabPanel value="output" className="scroll-thin min-h-0 flex-1 overflow-y-auto">
            <OutputTab node={node} samples={samples} />
          </TabPanel>
        </Tabs>
      </ValuesProvider>
    </aside>
  );
}

function MoreMenu({ nodeId }: { nodeId: string }) {
  const store = useEditorStore();
  const commands = useCommands();
  return (
    <Menu align="end" trigger={<IconButton label="More" size="sm" icon={<Ellipsis />} className="ml-auto" />}>
      <MenuItem icon={<PencilLine />} keys="f2" onSelect={() => store.setState({ renaming: nodeId })}>
        Rename
      </MenuItem>
      <MenuItem icon={<CopyPlus />} keys="mod+d" onSelect={commands.duplicate}>
        Duplicate
      </MenuItem>
      <MenuItem
        icon={<Copy />}
        keys="mod+c"
        onSelect={() => void navigator.clipboard.writeText(commands.copy() ?? "")}
      >
        Copy
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} keys="backspace" tone="danger" onSelect={commands.remove}>
        Remove
      </MenuItem>
    </Menu>
  );
}
