"use client";

import { ReactFlowProvider } from "@xyflow/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { errorText, isFinal } from "@/components/lib/error-text";
import { useTRPCClient } from "@/components/lib/trpc";
import { useToast } from "@/components/ui/toast";
import { catalog } from "@/server/nodes/specs";
import { ConflictBanner } from "./bar/conflict-banner";
import { TopBar } from "./bar/top-bar";
import { Canvas } from "./canvas/canvas";
import { StatusStrip } from "./canvas/status-strip";
import { EditorProvider } from "./editor-context";
import { Inspector } from "./inspector/inspector";
import { TriggerServicesProvider } from "./inspector/trigger-services";
import { NarrowHint } from "./narrow-hint";
import type { OpenedWorkflow } from "./opened-workflow";
import { createEditorStore } from "./store/editor-store";
import { CommandsProvider, useMakeCommands } from "./use-commands";
import { useNarrow } from "./use-narrow";
import { useWorkflow } from "./use-workflow";

/** The editor of one workflow: bar, canvas and inspector over one store. */
export function WorkflowEditor({ opened }: { opened: OpenedWorkflow }) {
  const client = useTRPCClient();
  const toast = useToast();
  const told = useRef(toast);
  useEffect(() => {
    told.current = toast;
  });
  const { id } = opened;
  const [store] = useState(() =>
    createEditorStore({
      document: opened.document,
      revision: opened.revision,
      catalog,
      gateway: {
        save: (baseRevision, operations) =>
          client.workflows.save.mutate({ id, baseRevision, operations: [...operations] }),
      },
      errors: { text: errorText, isFinal },
      onRefused: (title) => void told.current.show({ title, tone: "bad" }),
    }),
  );
  return (
    <EditorProvider value={{ workflowId: id, store }}>
      <ReactFlowProvider>
        <WithCommands>
          <Frame opened={opened} />
        </WithCommands>
      </ReactFlowProvider>
    </EditorProvider>
  );
}

function WithCommands({ children }: { children: ReactNode }) {
  return <CommandsProvider value={useMakeCommands()}>{children}</CommandsProvider>;
}

function Frame({ opened }: { opened: OpenedWorkflow }) {
  const { workflow, samples } = useWorkflow(opened);
  useNarrow();
  return (
    <TriggerServicesProvider workflow={workflow}>
      <div className="flex min-h-0 flex-1 flex-col">
        <TopBar workflow={workflow} />
        <ConflictBanner />
        <NarrowHint />
        <div className="flex min-h-0 flex-1">
          <div className="flex min-w-0 flex-1 flex-col">
            <Canvas />
            <StatusStrip />
          </div>
          <Inspector samples={samples} />
        </div>
      </div>
    </TriggerServicesProvider>
  );
}
