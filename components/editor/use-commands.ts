"use client";

import { useReactFlow } from "@xyflow/react";
import { createContext, useContext, useMemo } from "react";
import { useToast } from "@/components/ui/toast";
import { cardWidth, heightFor, snap } from "./canvas/card-size";
import { type Direction, firstCard, neighbour } from "./canvas/navigate";
import { useEditorStore } from "./editor-context";
import { copySelected, pasteClip, readClip } from "./store/clipboard";
import { describeNode, graphFor, portPlace } from "./store/described";
import type { Drawing, Point } from "./store/drawing";
import type { PickerRequest } from "./store/editor-state";
import { addNode, connect, nudge, removeSelected, whyNotConnect } from "./store/edits";
import { tidy } from "./store/layout";

const fitOptions = { padding: 0.18, maxZoom: 1, duration: 150 };

/** The corner that the map of the whole workflow takes, on canvases wide enough to show it. */
const mapRoom = { width: 184, height: 144, from: 880 };

/** How far a stretch has to move to lie between two bounds; its beginning counts when it is longer than they are. */
function intoSight(start: number, length: number, from: number, to: number): number {
  if (start < from || length > to - from) return from - start;
  return start + length > to ? to - start - length : 0;
}

/** Everything a person can do on the canvas, by mouse or by key. Made once an editor; read it with `useCommands`. */
export function useMakeCommands() {
  const store = useEditorStore();
  const flow = useReactFlow();
  const toast = useToast();

  return useMemo(() => {
    const { getState, setState } = store;
    const drawing = (): Drawing => ({
      document: getState().document,
      catalog: store.catalog,
      random: Math.random,
    });
    const selectedNodes = () => {
      const { document, selection } = getState();
      return document.nodes.filter((node) => selection.nodeIds.includes(node.id));
    };

    /** Scrolls just as far as it takes to have the whole card in sight. */
    function reveal(nodeId: string): void {
      const node = graphFor(getState().document).nodes.get(nodeId);
      const box = document.querySelector(".react-flow")?.getBoundingClientRect();
      if (!node || !box) return;
      const { zoom, x, y } = flow.getViewport();
      const height = heightFor(describeNode(node, store.catalog).ports.length);
      const dx = intoSight(node.position.x * zoom + x, cardWidth * zoom, 72, box.width - 24);
      const right = (node.position.x + cardWidth) * zoom + x + dx;
      const underMap = box.width >= mapRoom.from && right > box.width - mapRoom.width;
      const foot = underMap ? mapRoom.height : 40;
      const by = { x: dx, y: intoSight(node.position.y * zoom + y, height * zoom, 24, box.height - foot) };
      if (by.x !== 0 || by.y !== 0)
        void flow.setViewport({ x: x + by.x, y: y + by.y, zoom }, { duration: 150 });
    }

    function selectNode(nodeId: string, open = getState().inspectorOpen): void {
      store.select({ nodeIds: [nodeId] });
      setState({ inspectorOpen: open });
      // after the inspector has taken its room
      requestAnimationFrame(() => reveal(nodeId));
    }

    /** Where the first card goes: in the middle of what is in sight, with room below. */
    function middleTop(): Point {
      const box = document.querySelector(".react-flow")?.getBoundingClientRect();
      if (!box) return { x: 0, y: 0 };
      const point = flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + 72 });
      return { x: snap(point.x - cardWidth / 2), y: snap(point.y) };
    }

    /** Adds a step of a kind, selects it and opens its settings. */
    function add(kind: string, where: Pick<PickerRequest, "place" | "after" | "onEdge">): void {
      const place = getState().document.nodes.length === 0 ? (where.place ?? middleTop()) : where.place;
      const added = addNode(drawing(), kind, { ...where, place });
      if (!added || !store.apply(added.operation)) return;
      setState({ picker: null });
      selectNode(added.nodeId, true);
    }

    function join(from: string, port: string, to: string): void {
      const why = whyNotConnect(drawing(), from, port, to);
      if (why) toast.show({ title: why, tone: "bad" });
      else store.apply(connect(drawing(), from, port, to));
    }

    /** Opens the picker behind a port, beside the place where the new card will stand. */
    function pickAfter(node: string, port: string, at?: Point): void {
      const source = graphFor(getState().document).nodes.get(node);
      if (!source) return;
      reveal(node);
      const { ports } = describeNode(source, store.catalog);
      const index = Math.max(
        0,
        ports.findIndex((candidate) => candidate.id === port),
      );
      const { zoom, x, y } = flow.getViewport();
      const spot = at ?? {
        x: (source.position.x + (cardWidth * (index + 0.5)) / Math.max(1, ports.length)) * zoom + x,
        y: (source.position.y + heightFor(ports.length)) * zoom + y + 24,
      };
      setState({ picker: { at: spot, place: null, after: { node, port } } });
    }

    /** N: behind the selected step's first free way out, else anywhere. */
    function pick(): void {
      if (getState().readOnly) return;
      const [only, ...others] = selectedNodes();
      if (only && others.length === 0) {
        const taken = new Set(
          (graphFor(getState().document).outgoing.get(only.id) ?? []).map((edge) => edge.from.port),
        );
        const { ports } = describeNode(only, store.catalog);
        const port = ports.find((candidate) => !taken.has(candidate.id)) ?? ports[0];
        if (port) {
          pickAfter(only.id, port.id);
          return;
        }
      }
      setState({ picker: { at: { x: 64, y: 24 }, place: null } });
    }

    function move(direction: Direction): void {
      const { nodes } = getState().document;
      const [current] = selectedNodes();
      const next = current ? neighbour(nodes, current, direction) : firstCard(nodes);
      if (next) selectNode(next.id);
    }

    function paste(text: string | null): boolean {
      const clip = text ? readClip(text) : null;
      const pasted = clip && pasteClip(drawing(), clip, { x: 40, y: 40 });
      if (!pasted) return false;
      store.apply(pasted.operation, { nodeIds: pasted.nodeIds, edgeIds: [] });
      return true;
    }

    const copy = (): string | null => {
      const clip = copySelected(getState().document, getState().selection.nodeIds);
      return clip && JSON.stringify(clip);
    };

    return {
      add,
      join,
      pick,
      pickAfter,
      move,
      copy,
      paste,
      reveal,
      selectNode,
      undo: store.undo,
      redo: store.redo,
      fit: () => void flow.fitView(fitOptions),
      zoomIn: () => void flow.zoomIn({ duration: 120 }),
      zoomOut: () => void flow.zoomOut({ duration: 120 }),
      zoomTo: (zoom: number) => void flow.zoomTo(zoom, { duration: 120 }),
      toDrawing: (client: Point): Point => flow.screenToFlowPosition(client),
      remove: () => void store.apply(removeSelected(getState().document, getState().selection)),
      duplicate: () => void paste(copy()),
      nudge: (by: Point) => void store.apply(nudge(getState().document, getState().selection.nodeIds, by)),
      selectAll: () => store.select({ nodeIds: getState().document.nodes.map((node) => node.id) }),
      rename() {
        const [only] = getState().selection.nodeIds;
        if (only && !getState().readOnly) setState({ renaming: only });
      },
      openInspector() {
        if (getState().selection.nodeIds.length === 1) setState({ inspectorOpen: true });
      },
      tidy() {
        const { document } = getState();
        if (store.apply(tidy(document, portPlace(document, store.catalog)))) {
          requestAnimationFrame(() => void flow.fitView(fitOptions));
        }
      },
      escape() {
        const { picker, inspectorOpen } = getState();
        if (picker) setState({ picker: null });
        else if (inspectorOpen) setState({ inspectorOpen: false });
        else store.select({});
      },
    };
  }, [store, flow, toast]);
}

export type Commands = ReturnType<typeof useMakeCommands>;

const CommandsContext = createContext<Commands | null>(null);
export const CommandsProvider = CommandsContext.Provider;

export function useCommands(): Commands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error("This part of the canvas stands outside the editor.");
  return commands;
}
