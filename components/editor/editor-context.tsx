"use client";

import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { JsonObject } from "@/server/domain/json";
import type { EditorState } from "./store/editor-state";
import type { EditorStore } from "./store/editor-store";

/** What a step recorded last, for real values in the inspector. */
interface Sample {
  readonly output: JsonObject;
  readonly at: Date;
  readonly runNumber: number;
}
export type Samples = Readonly<Record<string, Sample>>;

interface EditorValue {
  readonly workflowId: string;
  readonly store: EditorStore;
}

const EditorContext = createContext<EditorValue | null>(null);
export const EditorProvider = EditorContext.Provider;

function useEditorValue(): EditorValue {
  const value = useContext(EditorContext);
  if (!value) throw new Error("This part of the editor stands outside the editor.");
  return value;
}

/** The open editor's store, for acting on it. */
export function useEditorStore(): EditorStore {
  return useEditorValue().store;
}

export function useWorkflowId(): string {
  return useEditorValue().workflowId;
}

/** A part of the state; redraws only when that part changes. */
export function useEditor<Part>(selector: (state: EditorState) => Part): Part {
  return useStore(useEditorStore(), selector);
}
