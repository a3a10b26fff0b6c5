"use client";

import { useEditor } from "@/components/editor/editor-context";
import type { OpenedWorkflow } from "@/components/editor/opened-workflow";
import { graphFor } from "@/components/editor/store/described";
import { AddressLine } from "@/components/form/trigger-address";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";

/** It is live: where it can be reached from now on. */
export function PublishedDialog(props: { number: number; workflow: OpenedWorkflow; onClose: () => void }) {
  const { number, workflow, onClose } = props;
  const nodes = useEditor((state) => graphFor(state.document).nodes);
  const addresses = workflow.addresses.filter(({ nodeId }) => nodes.has(nodeId));
  const unsigned = addresses.some(
    ({ nodeId, kind, hasSecret }) =>
      kind === "webhook" && !hasSecret && nodes.get(nodeId)?.config.signature === "hmac",
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Version ${number} is live`}
      description={
        addresses.length > 0 ? "It answers at these addresses:" : "Start it with Run now, whenever you want."
      }
      footer={
        <>
          <ButtonLink href={`/runs?workflow=${workflow.id}`}>See its runs</ButtonLink>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      {addresses.length > 0 ? (
        <div className="flex flex-col gap-3">
          {addresses.map(({ nodeId, kind, url }) => (
            <div key={nodeId} className="flex flex-col gap-1">
              <span className="text-sm font-strong text-ink-2">
                {nodes.get(nodeId)?.title} · {kind === "form" ? "public page" : "webhook"}
              </span>
              <AddressLine url={url} open={kind === "form"} />
            </div>
          ))}
          {unsigned ? (
            <Callout tone="warn" title="The webhook has no signing secret yet">
              Until you make one in its settings, every delivery is refused.
            </Callout>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  );
}
