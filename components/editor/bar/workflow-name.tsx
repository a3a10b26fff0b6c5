"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useWorkflowId } from "@/components/editor/editor-context";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { useToast } from "@/components/ui/toast";

/** The workflow's name in the bar, typed in place; saved on leaving it. */
export function WorkflowName({ name, readOnly }: { name: string; readOnly: boolean }) {
  const id = useWorkflowId();
  const trpc = useTRPC();
  const toast = useToast();
  const [draft, setDraft] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const rename = useMutation(
    trpc.workflows.rename.mutationOptions({
      onError: (error) => {
        setSaved(null);
        toast.show({ title: errorText(error), tone: "bad" });
      },
    }),
  );
  const shown = draft ?? saved ?? name;
  const keep = () => {
    const wanted = draft?.trim();
    setDraft(null);
    if (!wanted || wanted === name) return;
    setSaved(wanted);
    rename.mutate({ id, name: wanted });
  };
  if (readOnly) return <h1 className="truncate font-semibold">{shown}</h1>;
  return (
    <h1 className="min-w-0 font-semibold">
      <span className="relative inline-grid max-w-[320px] items-center">
        {/* gives the field the width of its text */}
        <span aria-hidden="true" className="invisible col-start-1 row-start-1 truncate px-1 whitespace-pre">
          {shown || " "}
        </span>
        <input
          aria-label="Name of this workflow"
          value={shown}
          size={1}
          maxLength={120}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.currentTarget.blur();
            if (event.key === "Escape") {
              event.stopPropagation();
              setDraft(null);
            }
          }}
          className="col-start-1 row-start-1 w-full min-w-0 truncate rounded-sm bg-transparent px-1 hover:bg-hover focus:bg-sunken"
        />
      </span>
    </h1>
  );
}
