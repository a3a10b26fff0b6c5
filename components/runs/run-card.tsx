import { Handle, Position } from "@xyflow/react";
import { CircleAlert, CircleCheck, CircleDot, CircleHelp, CircleSlash, CircleX, Clock } from "lucide-react";
import type { ReactNode } from "react";
import { CardBadge } from "@/components/editor/canvas/card-badge";
import { inHandle } from "@/components/editor/canvas/flow-nodes";
import { type CardRing, NodeCard } from "@/components/editor/canvas/node-card";
import { SentenceView, shownSentence } from "@/components/editor/canvas/sentence-view";
import { describeNode } from "@/components/editor/store/described";
import { formatDuration } from "@/components/lib/format";
import { Spinner } from "@/components/ui/spinner";
import type { WorkflowDocument, WorkflowNode } from "@/server/domain/workflow/document";
import { catalog } from "@/server/nodes/specs";
import type { StepRow } from "./run-rows";
import { stepDid } from "./step-did";

type Look = { tone: "bad" | "wait" | "ok" | "run" | "skip"; icon: ReactNode; word: string; ring: CardRing };

const looks: Partial<Record<StepRow["status"], Look>> = {
  succeeded: { tone: "ok", icon: <CircleCheck />, word: "Succeeded", ring: "none" },
  failed: { tone: "bad", icon: <CircleAlert />, word: "Failed", ring: "bad" },
  waiting: { tone: "wait", icon: <Clock />, word: "Waiting", ring: "wait" },
  uncertain: { tone: "wait", icon: <CircleHelp />, word: "Uncertain", ring: "wait" },
  running: { tone: "run", icon: <Spinner />, word: "Running", ring: "running" },
  ready: { tone: "run", icon: <CircleDot />, word: "Next", ring: "none" },
  skipped: { tone: "skip", icon: <CircleSlash />, word: "Skipped", ring: "none" },
  cancelled: { tone: "skip", icon: <CircleX />, word: "Cancelled", ring: "none" },
};

/** A card of the drawing as the run left it: how it stands, and what it did in place of what it will do. */
export function RunCard(props: {
  node: WorkflowNode;
  row: StepRow | undefined;
  document: WorkflowDocument;
  selected: boolean;
}) {
  const { node, row, document, selected } = props;
  const { spec, ports, summary } = describeNode(node, catalog);
  const look = row && looks[row.status];
  const did = row?.step ? stepDid(row.step) : null;
  const quiet = !row || row.status === "skipped" || row.status === "not-yet";
  return (
    <div className={quiet ? "[&_article]:bg-canvas [&_h3]:text-ink-3 [&_p]:text-ink-3" : undefined}>
      <NodeCard
        category={spec?.category}
        icon={spec?.icon}
        title={
          <button
            type="button"
            className="nodrag max-w-full truncate rounded-sm text-left"
            aria-pressed={selected}
          >
            {node.title}
          </button>
        }
        sentence={did ?? <SentenceView parts={shownSentence(document, catalog, summary)} />}
        ports={ports}
        ring={selected ? "selected" : (look?.ring ?? "none")}
        badge={
          look ? (
            <CardBadge tone={look.tone} icon={look.icon}>
              {look.word}
              {tookOf(row)}
            </CardBadge>
          ) : null
        }
        top={spec?.category === "trigger" ? null : <Point id={inHandle} type="target" />}
        portAt={(id) => <Point id={id} type="source" taken={row?.step?.port === id} />}
      />
    </div>
  );
}

function tookOf(row: StepRow | undefined): string {
  const step = row?.step;
  if (!step?.startedAt || !step.endedAt || step.status !== "succeeded") return "";
  const took = step.endedAt.getTime() - step.startedAt.getTime();
  return took < 1 ? "" : ` · ${formatDuration(took)}`;
}

function Point({ id, type, taken }: { id: string; type: "source" | "target"; taken?: boolean }) {
  return (
    <Handle
      id={id}
      type={type}
      position={type === "source" ? Position.Bottom : Position.Top}
      isConnectable={false}
      className={`!size-2 !min-h-0 !min-w-0 !rounded-full !border-0 inset-ring-[1.5px] ${taken ? "!bg-ink-2 inset-ring-ink-2" : "!bg-surface inset-ring-control"}`}
    />
  );
}
