"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { useEditor, useWorkflowId } from "@/components/editor/editor-context";
import type { OpenedWorkflow } from "@/components/editor/opened-workflow";
import { TriggerProvider, type TriggerServices } from "@/components/form/trigger-address";
import { useTRPC } from "@/components/lib/trpc";

/** Gives the forms of triggers their address and the way to a signing secret. */
export function TriggerServicesProvider(props: { workflow: OpenedWorkflow; children: ReactNode }) {
  const { workflow, children } = props;
  const id = useWorkflowId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const nodeId = useEditor((state) => state.selection.nodeIds[0] ?? "");
  const { mutateAsync } = useMutation(trpc.workflows.rotateWebhookSecret.mutationOptions());
  const services = useMemo((): TriggerServices => {
    const address = workflow.addresses.find((candidate) => candidate.nodeId === nodeId);
    return {
      url: address?.url ?? null,
      hasSecret: address?.hasSecret ?? false,
      live: workflow.activeVersion?.document.nodes.some((node) => node.id === nodeId) ?? false,
      async rotateSecret() {
        const { secret } = await mutateAsync({ id, nodeId });
        void queryClient.invalidateQueries(trpc.workflows.get.queryFilter({ id }));
        return secret;
      },
    };
  }, [workflow, nodeId, id, mutateAsync, queryClient, trpc]);
  return <TriggerProvider value={services}>{children}</TriggerProvider>;
}
