"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { LayoutTemplate, Plus } from "lucide-react";
import { plural } from "@/components/lib/format";
import { useTRPC } from "@/components/lib/trpc";
import { useLive } from "@/components/shell/live";
import { useSession } from "@/components/shell/session";
import { useCreateWorkflow } from "@/components/shell/use-create-workflow";
import type { TemplateItem } from "@/components/templates/template-item";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Status } from "@/components/ui/status";
import { RowLink, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AppRouter } from "@/server/api/root";
import { FirstWorkflow } from "./first-workflow";

export type WorkflowItem = inferRouterOutputs<AppRouter>["workflows"]["list"][number];

/** Every workflow of the workspace with how it is doing. */
export function WorkflowList(props: { initial: WorkflowItem[]; templates: readonly TemplateItem[] }) {
  const { initial, templates } = props;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { can } = useSession();
  const { create, isPending } = useCreateWorkflow();
  const { data: workflows } = useQuery(
    trpc.workflows.list.queryOptions({}, { initialData: initial, refetchInterval: 60_000 }),
  );
  useLive((event) => {
    if (event.kind === "workflow") void queryClient.invalidateQueries(trpc.workflows.list.queryFilter());
  });
  if (workflows.length === 0) return <FirstWorkflow templates={templates} />;
  return (
    <>
      <PageHeader
        title="Workflows"
        meta={<span className="num">{workflows.length}</span>}
        actions={
          can("workflows.edit") ? (
            <>
              <ButtonLink href="/templates" size="sm" icon={<LayoutTemplate />} className="max-sm:hidden">
                Start from a template
              </ButtonLink>
              <Button variant="primary" size="sm" icon={<Plus />} loading={isPending} onClick={create}>
                New workflow
              </Button>
            </>
          ) : null
        }
      />
      <Table label="Workflows" fill>
        <TableHead>
          <Th>Name</Th>
          <Th>Status</Th>
          <Th align="right" className="max-sm:hidden">
            Runs in 7 days
          </Th>
          <Th align="right">Waiting</Th>
          <Th className="max-sm:hidden">Last run</Th>
          <Th className="max-lg:hidden">Edited</Th>
        </TableHead>
        <TableBody>
          {workflows.map((workflow) => (
            <WorkflowRow key={workflow.id} workflow={workflow} mayEdit={can("workflows.edit")} />
          ))}
        </TableBody>
      </Table>
    </>
  );
}

function WorkflowRow({ workflow, mayEdit }: { workflow: WorkflowItem; mayEdit: boolean }) {
  const { id, name, description, activeVersion, hasDraftChanges, runs7d, waiting } = workflow;
  return (
    <Tr>
      <Td className="max-w-[360px] min-w-[140px] max-sm:max-w-[170px] max-sm:whitespace-normal">
        <RowLink href={mayEdit ? `/workflows/${id}` : `/runs?workflow=${id}`}>
          <span className="font-medium">{name}</span>
        </RowLink>
        {description ? (
          <span className="block truncate text-sm text-ink-3 max-sm:hidden">{description}</span>
        ) : null}
      </Td>
      <Td>
        <span className="flex items-center gap-2 whitespace-nowrap">
          {activeVersion === null ? (
            <Status status="draft" />
          ) : (
            <>
              <Status status="live" label={`v${activeVersion} live`} />
              {hasDraftChanges ? (
                <span className="text-sm text-ink-3 max-sm:hidden">draft differs</span>
              ) : null}
            </>
          )}
        </span>
      </Td>
      <Td align="right" num className="max-sm:hidden">
        {runs7d || <span className="text-ink-3">–</span>}
      </Td>
      <Td align="right" num>
        {waiting > 0 ? (
          <Status status="waiting" label={plural(waiting, "run")} />
        ) : (
          <span className="text-ink-3">–</span>
        )}
      </Td>
      <Td dim className="max-sm:hidden">
        {workflow.lastRunAt ? (
          <Time value={workflow.lastRunAt} mode="relative" />
        ) : (
          <span className="text-ink-3">never</span>
        )}
      </Td>
      <Td dim className="max-lg:hidden">
        <Time value={workflow.updatedAt} mode="relative" />
        {workflow.updatedByName ? ` by ${workflow.updatedByName}` : ""}
      </Td>
    </Tr>
  );
}
