import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { formatNumber } from "@/components/lib/format";
import { Card } from "@/components/ui/card";
import { Status } from "@/components/ui/status";
import { RowLink, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { HomeSummary } from "./home-shapes";

type Workflow = HomeSummary["workflows"][number];

/** The workflows that moved last. Whoever may not edit them is led to their runs. */
export function WorkflowTable({ workflows, mayEdit }: { workflows: readonly Workflow[]; mayEdit: boolean }) {
  return (
    <Card
      title="Workflows"
      actions={
        <Link
          href={mayEdit ? "/workflows" : "/runs"}
          className="flex items-center gap-1 rounded-md px-2 py-1 text-sm font-medium text-ink-2 hover:bg-hover hover:text-ink"
        >
          {mayEdit ? "All workflows" : "All runs"}
          <ChevronRight className="size-3.5" aria-hidden="true" />
        </Link>
      }
    >
      <Table label="Workflows">
        <TableHead>
          <Th>Name</Th>
          <Th>State</Th>
          <Th align="right">Runs, 7 days</Th>
          <Th align="right">Last run</Th>
        </TableHead>
        <TableBody>
          {workflows.map((workflow) => (
            <Tr key={workflow.id}>
              <Td truncate className="w-1/2 min-w-40">
                <RowLink href={mayEdit ? `/workflows/${workflow.id}` : `/runs?workflow=${workflow.id}`}>
                  {workflow.name}
                </RowLink>
                {workflow.activeVersion === null ? null : (
                  <span className="num ml-2 text-sm text-ink-3">v{workflow.activeVersion}</span>
                )}
              </Td>
              <Td>
                <State workflow={workflow} />
              </Td>
              <Td align="right" num>
                {formatNumber(workflow.runs7d)}
              </Td>
              <Td align="right" dim>
                {workflow.lastRunAt ? <Time value={workflow.lastRunAt} mode="relative" /> : "Not run yet"}
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function State({ workflow }: { workflow: Workflow }) {
  if (workflow.waiting > 0)
    return <Status status="waiting" label={`${formatNumber(workflow.waiting)} waiting`} />;
  return <Status status={workflow.activeVersion === null ? "draft" : "live"} />;
}
