"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Archive, CircleOff, Ellipsis, History } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkflowId } from "@/components/editor/editor-context";
import type { OpenedWorkflow } from "@/components/editor/opened-workflow";
import { useTRPC } from "@/components/lib/trpc";
import { useSession } from "@/components/shell/session";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { VersionsDialog } from "./versions-dialog";

/** What is done to a workflow as a whole, rarely. */
export function WorkflowMenu({ workflow }: { workflow: OpenedWorkflow }) {
  const id = useWorkflowId();
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { can } = useSession();
  const [open, setOpen] = useState<"versions" | "unpublish" | "archive" | null>(null);
  const refresh = () => queryClient.invalidateQueries(trpc.workflows.pathFilter());
  const unpublish = useMutation(trpc.workflows.unpublish.mutationOptions({ onSuccess: refresh }));
  const archive = useMutation(trpc.workflows.archive.mutationOptions());
  const close = (isOpen: boolean) => !isOpen && setOpen(null);
  return (
    <>
      <Menu align="end" trigger={<IconButton label="More" size="sm" icon={<Ellipsis />} />}>
        <MenuItem icon={<History />} onSelect={() => setOpen("versions")}>
          Versions
        </MenuItem>
        {can("workflows.publish") ? (
          <>
            {workflow.activeVersion ? (
              <MenuItem icon={<CircleOff />} onSelect={() => setOpen("unpublish")}>
                Take offline
              </MenuItem>
            ) : null}
            <MenuSeparator />
            <MenuItem icon={<Archive />} tone="danger" onSelect={() => setOpen("archive")}>
              Archive
            </MenuItem>
          </>
        ) : null}
      </Menu>
      {open === "versions" ? <VersionsDialog onClose={() => setOpen(null)} /> : null}
      <ConfirmDialog
        open={open === "unpublish"}
        onOpenChange={close}
        title="Take this workflow offline?"
        description="Its form and webhooks stop answering. Runs under way go on; you can publish again at any time."
        confirmLabel="Take offline"
        tone="danger"
        onConfirm={async () => {
          await unpublish.mutateAsync({ id });
        }}
      />
      <ConfirmDialog
        open={open === "archive"}
        onOpenChange={close}
        title="Archive this workflow?"
        description="It leaves the list and its triggers stop answering. Its runs, versions and records stay; open runs go on."
        confirmLabel="Archive"
        tone="danger"
        onConfirm={async () => {
          await archive.mutateAsync({ id });
          router.push("/workflows");
        }}
      />
    </>
  );
}
