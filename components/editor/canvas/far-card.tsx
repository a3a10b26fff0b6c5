import { NodeTile } from "@/components/editor/node-look";
import { cn } from "@/components/lib/cn";
import { type NodeCardProps, RINGS } from "./node-card";

/** A card seen from far away: its family and its name, as large as they fit, and a red edge when something is wrong. */
export function FarCard(
  props: Pick<NodeCardProps, "category" | "icon" | "ports" | "ring" | "top" | "portAt"> & {
    title: string;
    bad: boolean;
  },
) {
  const { category, icon, ports, ring = "none", top, portAt, title, bad } = props;
  return (
    <article
      className={cn(
        "relative flex w-[260px] items-center gap-3 rounded-lg bg-surface px-3",
        ports.length > 1 ? "h-[124px]" : "h-24",
        RINGS[bad && ring === "none" ? "bad" : ring],
      )}
    >
      {top}
      <NodeTile category={category} icon={icon} className="size-14 rounded-lg [&>svg]:size-8" />
      <h3 className="line-clamp-2 min-w-0 flex-1 text-2xl leading-7 font-semibold">{title}</h3>
      <div className="absolute inset-x-0 bottom-0 grid auto-cols-fr grid-flow-col">
        {ports.map((port, index) => (
          <div key={port.id} className="relative h-0">
            {portAt?.(port.id, index)}
          </div>
        ))}
      </div>
    </article>
  );
}
