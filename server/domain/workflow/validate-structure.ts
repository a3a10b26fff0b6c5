import { incomingOf, outgoingOf, reachableFrom, topologicalOrder } from "@/server/domain/workflow/graph";
import { type CheckedNode, type Issue, quoted, type Subject } from "@/server/domain/workflow/issue";

/** The drawing itself: triggers, wires, circles, ends. */
export function structureIssues(subject: Subject): Issue[] {
  return [
    ...triggerIssues(subject),
    ...edgeIssues(subject),
    ...cycleIssues(subject),
    ...reachIssues(subject),
    ...[...subject.checked.values()].flatMap((checked) => deadEnds(subject, checked)),
  ];
}

function triggerIssues(subject: Subject): Issue[] {
  if (subject.triggers.length === 0) {
    return [
      {
        severity: "error",
        nodeId: null,
        code: "no_trigger",
        message: "Nothing starts this workflow. Add a trigger: a form, a webhook or a manual start.",
      },
    ];
  }
  return subject.triggers
    .filter((id) => incomingOf(subject.graph, id).length > 0)
    .map((id) => ({
      severity: "error",
      nodeId: id,
      code: "trigger_input",
      message: `${quoted(subject, id)} starts runs, so nothing can lead to it. Remove the wire into it.`,
    }));
}

function edgeIssues(subject: Subject): Issue[] {
  return subject.document.edges.flatMap((edge): Issue[] => {
    const from = subject.checked.get(edge.from.node);
    if (!from || !subject.checked.has(edge.to)) {
      return [
        {
          severity: "error",
          nodeId: from ? edge.from.node : null,
          code: "dangling_edge",
          message: "A wire leads to a step that no longer exists.",
          fix: { label: "Remove the wire", operation: { type: "remove_edges", edgeIds: [edge.id] } },
        },
      ];
    }
    if (!from.spec || !from.parsed || from.ports.some((port) => port.id === edge.from.port)) return [];
    return [
      {
        severity: "error",
        nodeId: edge.from.node,
        code: "unknown_port",
        message: `A wire to ${quoted(subject, edge.to)} leaves by a way out that ${quoted(subject, edge.from.node)} no longer has.`,
        fix: { label: "Remove the wire", operation: { type: "remove_edges", edgeIds: [edge.id] } },
      },
    ];
  });
}

function cycleIssues(subject: Subject): Issue[] {
  const { cyclic } = topologicalOrder(subject.graph);
  const [first] = cyclic;
  if (first === undefined) return [];
  return [
    {
      severity: "error",
      nodeId: first,
      code: "cycle",
      message: `These steps lead in a circle: ${cyclic.map((id) => quoted(subject, id)).join(", ")}. Remove one of the wires.`,
    },
  ];
}

function reachIssues(subject: Subject): Issue[] {
  if (subject.triggers.length === 0) return [];
  const reached = reachableFrom(subject.graph, subject.triggers);
  return subject.document.nodes
    .filter((node) => !reached.has(node.id))
    .map((node) => ({
      severity: "error",
      nodeId: node.id,
      code: "unreachable",
      message: `No wire leads to “${node.title}” from a trigger, so it would never run. Connect it or remove it.`,
    }));
}

/** An answer a person may give, or an item that needs review, after which nothing comes. */
function deadEnds(subject: Subject, { node, spec, config, parsed, ports }: CheckedNode): Issue[] {
  if (!spec || !parsed) return [];
  const isWait = spec.nature(config) === "wait";
  const taken = new Set(outgoingOf(subject.graph, node.id).map((edge) => edge.from.port));
  const ends = ports.filter((port) => !taken.has(port.id) && (isWait || port.tone === "review"));
  if (ends.length === 0) return [];
  const labels = ends.map((port) => `“${port.label}”`);
  const named = labels.length > 1 ? `${labels.slice(0, -1).join(", ")} or ${labels.at(-1)}` : labels[0];
  return [
    {
      severity: "warning",
      nodeId: node.id,
      code: "dead_end",
      message: `After ${named} of “${node.title}” nothing happens: the run ends there.`,
    },
  ];
}
