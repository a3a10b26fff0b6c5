"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { z } from "zod";
import { useWorkflowId } from "@/components/editor/editor-context";
import { FilledField } from "@/components/form/filled-field";
import { errorText, serverError } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import type { JsonObject } from "@/server/domain/json";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import { specs } from "@/server/nodes/specs";

const problems = z.array(z.object({ key: z.string(), message: z.string() })).catch([]);

/** Starts the live version by hand with what its trigger asks for. */
export function RunNowDialog({ document, onClose }: { document: WorkflowDocument; onClose: () => void }) {
  const workflowId = useWorkflowId();
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const triggers = document.nodes.filter((node) => node.kind === "manual_trigger");
  const [nodeId, setNodeId] = useState(triggers[0]?.id ?? "");
  const [input, setInput] = useState<JsonObject>({});
  // a double click is one run
  const once = useMemo(() => crypto.randomUUID(), []);
  const node = triggers.find((candidate) => candidate.id === nodeId);
  const config = specs.manual_trigger.config.safeParse(node?.config);
  const fields = config.success ? config.data.fields : [];
  const start = useMutation(
    trpc.runs.start.mutationOptions({
      onSuccess: ({ runId, number }) => {
        toast.show({
          title: `Run ${number} has started`,
          action: { label: "Look", onClick: () => router.push(`/runs/${runId}`) },
        });
        onClose();
      },
    }),
  );
  const wrong = problems.parse(serverError(start.error)?.details.fields ?? []);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Run now"
      description={fields.length === 0 ? "It asks for nothing and starts at once." : undefined}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            loading={start.isPending}
            onClick={() => start.mutate({ workflowId, nodeId, input, once })}
          >
            Start
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {triggers.length > 1 ? (
          <Select
            aria-label="Which start"
            items={triggers.map(({ id, title }) => ({ value: id, label: title }))}
            value={nodeId}
            onValueChange={(id) => {
              setNodeId(id);
              setInput({});
            }}
          />
        ) : null}
        {fields.map((field) => (
          <FilledField
            key={field.key}
            field={field}
            value={input[field.key] ?? null}
            error={wrong.find(({ key }) => key === field.key)?.message}
            onValueChange={(value) => setInput((before) => ({ ...before, [field.key]: value }))}
          />
        ))}
        {start.error && wrong.length === 0 ? (
          <Callout tone="bad" live>
            {errorText(start.error)}
          </Callout>
        ) : null}
      </div>
    </Dialog>
  );
}
