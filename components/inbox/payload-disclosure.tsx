import { ChevronRight, Lock } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Hash } from "@/components/ui/hash";
import { PlainText } from "@/components/ui/plain-text";
import type { CoveredEffect, OutcomeCoverage } from "@/server/domain/task/task";
import { payloadRows } from "./payload-rows";
import { RiskWord } from "./risk-word";

/** Exactly what an answer will do, to the letter: one closed drawer an effect, with the hash that is signed. */
export function PayloadDisclosure({
  coverage,
  title,
}: {
  coverage: OutcomeCoverage | undefined;
  title: string;
}) {
  if (!coverage || coverage.covered.length === 0) return null;
  return (
    <div className="mt-3 flex flex-col gap-2">
      {coverage.covered.map((effect) => (
        <Drawer key={effect.nodeId} effect={effect} title={title} named={coverage.covered.length > 1} />
      ))}
    </div>
  );
}

function Drawer({ effect, title, named }: { effect: CoveredEffect; title: string; named: boolean }) {
  const { payload, hash } = effect;
  return (
    <details className="group rounded-md border border-line">
      <summary className="flex min-h-10 list-none items-center gap-2 rounded-md px-3 py-1.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-3.5 text-ink-3 transition-transform group-open:rotate-90"
        />
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-strong">{title}</span>
          <span className="min-w-0 truncate text-sm text-ink-2">
            {named ? effect.title : <code className="font-mono text-xs">{payload.action}</code>}
          </span>
          {payload.risk === "read" ? null : (
            <Badge tone={payload.risk === "destructive" ? "bad" : "neutral"}>
              <RiskWord risk={payload.risk} className="text-inherit" />
            </Badge>
          )}
        </span>
        <Hash value={hash} />
        <Lock aria-hidden="true" className="size-3.5 text-ink-3" />
      </summary>
      <dl className="grid grid-cols-[minmax(88px,auto)_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-b-md border-t border-line bg-sunken px-4 py-3 font-mono text-sm">
        {payloadRows(payload).map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="max-w-48 break-words text-ink-3">{name}</dt>
            <dd className="break-words whitespace-pre-wrap">
              <PlainText>{value}</PlainText>
            </dd>
          </div>
        ))}
        <div className="contents">
          <dt className="text-ink-3">SHA-256</dt>
          <dd className="break-all">{hash}</dd>
        </div>
      </dl>
    </details>
  );
}
