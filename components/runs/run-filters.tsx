"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useTRPC } from "@/components/lib/trpc";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { STATUSES } from "@/components/ui/status-kinds";
import { runStatuses } from "@/server/domain/run/status";
import type { RunFilter } from "./use-run-list";

const every = "every";

/** What narrows the list: workflow, status, words. */
export function RunFilters({
  filter,
  onChange,
}: {
  filter: RunFilter;
  onChange: (change: Partial<RunFilter>) => void;
}) {
  const trpc = useTRPC();
  const { data: workflows = [] } = useQuery(trpc.workflows.list.queryOptions({}));
  const statuses = [
    { value: every, label: "Any status" },
    ...runStatuses.map((status) => ({ value: status as string, label: STATUSES[status].word })),
  ];
  const names = [
    { value: every, label: "Every workflow" },
    ...workflows.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b border-line bg-surface px-6 py-2 max-sm:px-4">
      <Select
        aria-label="Workflow"
        size="sm"
        className="w-52 max-sm:w-full"
        items={names}
        value={filter.workflowId ?? every}
        onValueChange={(workflowId) =>
          onChange({ workflowId: workflowId === every ? undefined : workflowId })
        }
      />
      <Select
        aria-label="Status"
        size="sm"
        className="w-36 max-sm:flex-1"
        items={statuses}
        value={filter.status ?? every}
        onValueChange={(status) => onChange({ status: runStatuses.find((known) => known === status) })}
      />
      <SearchBox
        value={filter.search ?? ""}
        onSearch={(search) => onChange({ search: search || undefined })}
      />
    </div>
  );
}

/** Searches a moment after the last key. */
function SearchBox({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onSearch(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);
  return (
    <Input
      type="search"
      size="sm"
      aria-label="Search runs"
      placeholder="Title or number"
      prefix={<Search />}
      value={text}
      onValueChange={setText}
      maxLength={120}
      className="ml-auto w-56 max-sm:ml-0 max-sm:w-40 max-sm:flex-1"
    />
  );
}
