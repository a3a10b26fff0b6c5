"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw, ShieldAlert, ShieldCheck } from "lucide-react";
import { formatNumber, plural } from "@/components/lib/format";
import { useTRPC } from "@/components/lib/trpc";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import { Time } from "@/components/ui/time";

/** Whether the sealed chain of the record still fits its entries: computed anew when asked. */
export function ChainBadge() {
  const trpc = useTRPC();
  const chain = useQuery(
    trpc.audit.chain.queryOptions({}, { staleTime: 60_000, refetchOnWindowFocus: false }),
  );
  const { data } = chain;
  if (!data)
    return chain.isError ? (
      <Badge tone="bad">Chain not checked</Badge>
    ) : (
      <Spinner label="Checking the chain" />
    );
  const { intact, firstBad, entries, unsealed, checkedAt } = data;
  const waiting = unsealed > 0 ? `${formatNumber(unsealed)} not yet sealed` : "all sealed";
  return (
    <>
      {intact ? (
        <Badge tone="ok" icon={<ShieldCheck />} className="h-6 px-2">
          Chain intact
        </Badge>
      ) : (
        <Badge tone="bad" icon={<ShieldAlert />} className="h-6 px-2">
          Broken at entry {formatNumber(firstBad ?? 0)}
        </Badge>
      )}
      <span className="num truncate">
        {plural(entries, "entry", "entries")}, {waiting}
        <span className="max-sm:hidden">
          , checked <Time value={checkedAt} mode="relative" />
        </span>
      </span>
      <IconButton
        label="Check the chain again"
        icon={chain.isFetching ? <Spinner /> : <RefreshCw />}
        size="sm"
        variant="quiet"
        disabled={chain.isFetching}
        onClick={() => void chain.refetch()}
      />
    </>
  );
}
