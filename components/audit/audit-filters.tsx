"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronsUpDown, Search, X } from "lucide-react";
import { useEffect, useState } from "react";
import { plural } from "@/components/lib/format";
import { useTRPC } from "@/components/lib/trpc";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import { EVENT_GROUPS, type EventGroup } from "./event-groups";
import { type AuditChoice, PERIODS } from "./use-audit-filter";

const anyone = "anyone";

/** What narrows the record: when, who, what, words. */
export function AuditFilters({
  choice,
  onChange,
}: {
  choice: AuditChoice;
  onChange: (change: Partial<AuditChoice>) => void;
}) {
  const trpc = useTRPC();
  const { data: members = [] } = useQuery(trpc.members.options.queryOptions({}));
  const people = [
    { value: anyone, label: "Anyone" },
    ...members.map(({ userId, name }) => ({ value: userId as string, label: name })),
  ];
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b border-line bg-surface px-6 py-2 max-sm:px-4">
      <Select
        aria-label="When"
        size="sm"
        className="w-32 max-sm:w-auto max-sm:flex-1"
        items={PERIODS.map(({ value, label }) => ({ value, label }))}
        value={choice.when}
        onValueChange={(when) => onChange({ when })}
      />
      <Select
        aria-label="Who"
        size="sm"
        className="w-40 max-sm:w-auto max-sm:flex-1"
        items={people}
        value={choice.who ?? anyone}
        onValueChange={(who) => onChange({ who: who === anyone ? null : who })}
      />
      <WhatFilter chosen={choice.what} onChange={(what) => onChange({ what })} />
      {choice.runId ? (
        <Button size="sm" icon={<X />} onClick={() => onChange({ runId: null })} aria-label="Every run again">
          One run only
        </Button>
      ) : null}
      <SearchBox value={choice.search} onSearch={(search) => onChange({ search })} />
    </div>
  );
}

function WhatFilter({
  chosen,
  onChange,
}: {
  chosen: readonly EventGroup[];
  onChange: (chosen: EventGroup[]) => void;
}) {
  const [first] = EVENT_GROUPS.filter(({ id }) => chosen.includes(id));
  const more = chosen.length - 1;
  const words = first ? `${first.label}${more > 0 ? ` and ${plural(more, "other")}` : ""}` : "Everything";
  return (
    <Popover
      title="What happened"
      className="w-72"
      trigger={
        <button
          type="button"
          aria-label={`What: ${words}`}
          className="flex h-7 w-48 items-center gap-2 rounded-md border border-control bg-surface px-2 text-left text-sm max-sm:w-full"
        >
          <span className="min-w-0 flex-1 truncate">{words}</span>
          <ChevronsUpDown className="size-3.5 text-ink-3" aria-hidden="true" />
        </button>
      }
    >
      <div className="grid gap-2">
        {EVENT_GROUPS.map(({ id, label, about }) => (
          <Checkbox
            key={id}
            label={label}
            description={about}
            checked={chosen.includes(id)}
            onCheckedChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
          />
        ))}
        {chosen.length > 0 ? (
          <Button size="sm" variant="quiet" onClick={() => onChange([])}>
            Show everything
          </Button>
        ) : null}
      </div>
    </Popover>
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
      aria-label="Search the record"
      placeholder="Search"
      prefix={<Search />}
      value={text}
      onValueChange={setText}
      maxLength={200}
      className="ml-auto w-52 max-sm:ml-0 max-sm:w-full"
    />
  );
}
