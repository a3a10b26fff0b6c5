"use client";

import { useMutation } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { Fragment } from "react";
import { NodeTile } from "@/components/editor/node-look";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { catalog } from "@/server/nodes/specs";
import type { TemplateItem } from "./template-item";

/** A template: what it does in one sentence, its steps as icons, and the way to one's own draft of it. */
export function TemplateCard({ template }: { template: TemplateItem }) {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const { mutate, isPending, isSuccess } = useMutation(
    trpc.workflows.createFromTemplate.mutationOptions({
      onSuccess: ({ id }) => router.push(`/workflows/${id}`),
      onError: (error) => toast.show({ title: errorText(error), tone: "bad" }),
    }),
  );
  const { id, name, summary, description, kinds, minutes } = template;
  return (
    <article className="flex flex-col rounded-lg border border-line bg-surface p-4">
      <h2 className="text-lg font-semibold tracking-tight">{name}</h2>
      <p className="mt-0.5 font-medium">{summary}.</p>
      <ul aria-label="Steps" className="mt-3 flex flex-wrap items-center gap-1">
        {kinds.map((kind, index) => (
          <Fragment key={kind}>
            {index > 0 ? (
              <li aria-hidden="true">
                <ChevronRight className="size-3 text-ink-3" />
              </li>
            ) : null}
            <li title={catalog[kind]?.label}>
              <NodeTile category={catalog[kind]?.category} icon={catalog[kind]?.icon} />
              <span className="sr-only">{catalog[kind]?.label ?? kind}</span>
            </li>
          </Fragment>
        ))}
      </ul>
      <p className="mt-3 mb-4 text-ink-2">{description}</p>
      <div className="mt-auto flex items-center gap-3">
        <Button
          variant="primary"
          loading={isPending || isSuccess}
          onClick={() => mutate({ templateId: id })}
          aria-label={`Use this template: ${name}`}
        >
          Use this template
        </Button>
        <span className="num text-sm text-ink-3">about {minutes} minutes to make it yours</span>
      </div>
    </article>
  );
}
