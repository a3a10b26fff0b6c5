"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/components/lib/trpc";
import { useLive } from "@/components/shell/live";
import { type Samples, useEditorStore } from "./editor-context";
import type { OpenedWorkflow } from "./opened-workflow";

const noSamples: Samples = {};

/**
 * Follows the workflow on the server while the editor is open: other people's saves, publications, recorded values.
 * What is not saved yet is sent when the editor is left, and the browser asks before it would be lost.
 */
export function useWorkflow(opened: OpenedWorkflow): { workflow: OpenedWorkflow; samples: Samples } {
  const store = useEditorStore();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { id } = opened;
  const { data: workflow } = useQuery(
    trpc.workflows.get.queryOptions({ id }, { initialData: opened, staleTime: 0 }),
  );
  const { data: samples = noSamples } = useQuery(trpc.workflows.samples.queryOptions({ id }));
  const { data: members } = useQuery(trpc.members.options.queryOptions({}));
  const { data: tables } = useQuery(trpc.tables.options.queryOptions({}));

  useEffect(() => store.receive(workflow), [store, workflow]);
  useEffect(() => {
    if (!members || !tables) return;
    store.setFacts({
      memberIds: new Set(members.map(({ userId }) => userId)),
      tableIds: new Set(tables.map((table) => table.id)),
    });
  }, [store, members, tables]);
  useLive((event) => {
    if (event.kind === "workflow" && (event.id === id || event.id === "*")) {
      void queryClient.invalidateQueries(trpc.workflows.get.queryFilter({ id }));
    }
  });
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (store.getState().pending.length === 0) return;
      void store.flush();
      event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      void store.flush();
    };
  }, [store]);
  return { workflow, samples };
}
