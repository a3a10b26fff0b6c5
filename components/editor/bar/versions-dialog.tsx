"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useEditorStore, useWorkflowId } from "@/components/editor/editor-context";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Hash } from "@/components/ui/hash";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Status } from "@/components/ui/status";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { operationBetween } from "@/server/domain/workflow/between";

/** Every published version; any of them can be put back into the draft, which undo takes back. */
export function VersionsDialog({ onClose }: { onClose: () => void }) {
  const id = useWorkflowId();
  const store = useEditorStore();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [busy, setBusy] = useState<number | null>(null);
  const versions = useQuery(trpc.workflows.versions.queryOptions({ id }));

  const restore = async (number: number) => {
    setBusy(number);
    try {
      const document = await queryClient.fetchQuery(trpc.workflows.version.queryOptions({ id, number }));
      const change = operationBetween(store.getState().document, document);
      if (change) store.apply(change);
      toast.show({
        title: change ? `The draft is version ${number} again` : `The draft is version ${number} already`,
        action: change ? { label: "Undo", onClick: store.undo } : undefined,
      });
      onClose();
    } catch (error) {
      toast.show({ title: errorText(error), tone: "bad" });
    } finally {
      setBusy(null);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="lg" title="Versions">
      {versions.isPending ? <SkeletonRows count={3} label="Versions are loading" /> : null}
      {versions.error ? <Callout tone="bad">{errorText(versions.error)}</Callout> : null}
      {versions.data?.length === 0 ? (
        <p className="text-ink-2">Nothing is published yet. Each publication is kept here for ever.</p>
      ) : null}
      <ul className="scroll-thin max-h-[50vh] overflow-y-auto">
        {versions.data?.map((version) => (
          <li
            key={version.number}
            className="flex items-center gap-3 border-t border-line py-2 first:border-t-0"
          >
            <span className="num w-10 font-semibold">v{version.number}</span>
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2">
                <span>{version.byName ?? "Somebody who left"}</span>
                <span className="text-sm text-ink-3">
                  <Time value={version.publishedAt} mode="smart" />
                </span>
                {version.active ? <Status status="live" /> : null}
              </p>
              {version.note ? <p className="truncate text-ink-2">{version.note}</p> : null}
            </div>
            <Hash value={version.hash} />
            <Button size="sm" loading={busy === version.number} onClick={() => void restore(version.number)}>
              Put back into the draft
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
