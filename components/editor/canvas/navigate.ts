import type { WorkflowNode } from "@/server/domain/workflow/document";
import { cardHeight, cardWidth } from "./card-size";

export type Direction = "up" | "down" | "left" | "right";

/** The card that lies next in a direction: near along it, and not far to the side. */
export function neighbour(
  nodes: readonly WorkflowNode[],
  from: WorkflowNode,
  direction: Direction,
): WorkflowNode | null {
  const along = (node: WorkflowNode) => {
    const dx = node.position.x - from.position.x;
    const dy = node.position.y - from.position.y;
    switch (direction) {
      case "up":
        return { ahead: -dy, aside: Math.abs(dx) };
      case "down":
        return { ahead: dy, aside: Math.abs(dx) };
      case "left":
        return { ahead: -dx, aside: Math.abs(dy) };
      case "right":
        return { ahead: dx, aside: Math.abs(dy) };
    }
  };
  const vertical = direction === "up" || direction === "down";
  const least = vertical ? cardHeight / 2 : cardWidth / 4;
  let best: { node: WorkflowNode; score: number } | null = null;
  for (const node of nodes) {
    const { ahead, aside } = along(node);
    if (node.id === from.id || ahead < least) continue;
    const score = ahead + aside * 2;
    if (!best || score < best.score) best = { node, score };
  }
  return best?.node ?? null;
}

/** The card one begins with: the highest, then the leftmost. */
export function firstCard(nodes: readonly WorkflowNode[]): WorkflowNode | null {
  return [...nodes].sort((a, b) => a.position.y - b.position.y || a.position.x - b.position.x).at(0) ?? null;
}
