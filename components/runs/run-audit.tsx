"use client";

import { AuditList } from "@/components/audit/audit-list";
import { useEntries } from "@/components/audit/use-entries";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";

/** What is on record of this run, the newest first. An entry opens on the audit page. */
export function RunAudit({ runId }: { runId: string }) {
  const list = useEntries({ runId });
  if (list.loading) return <SkeletonRows label="Loading the record" />;
  if (list.entries.length === 0) {
    return (
      <EmptyState bare title="Nothing on record yet">
        Every start, decision, effect and end of this run is put on record as it happens.
      </EmptyState>
    );
  }
  return <AuditList {...list} selected={null} hrefOf={(id) => `/audit?run=${runId}&entry=${id}`} compact />;
}
