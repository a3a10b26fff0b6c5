"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { NodeTile } from "@/components/editor/node-look";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { Spinner } from "@/components/ui/spinner";
import { useToast } from "@/components/ui/toast";
import type { AppRouter } from "@/server/api/root";
import { specOf } from "@/server/domain/workflow/issue";
import { catalog } from "@/server/nodes/specs";

export type TemplateItem = inferRouterOutputs<AppRouter>["templates"]["list"][number];

/** Workflows to start from; a click makes one's own draft and opens it. */
export function TemplateCards({ templates }: { templates: readonly TemplateItem[] }) {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  const create = useMutation(
    trpc.workflows.createFromTemplate.mutationOptions({
      onSuccess: ({ id }) => {
        void queryClient.invalidateQueries(trpc.workflows.list.queryFilter());
        router.push(`/workflows/${id}`);
      },
      onError: (error) => toast.show({ title: errorText(error), tone: "bad" }),
    }),
  );
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {templates.map((template) => {
        const busy = create.isPending && create.variables.templateId === template.id;
        return (
          <li key={template.id} className="flex">
            <button
              type="button"
              aria-busy={busy}
              disabled={create.isPending || create.isSuccess}
              onClick={() => create.mutate({ templateId: template.id })}
              className="group flex w-full flex-col rounded-lg bg-surface p-4 text-left ring ring-line transition-shadow hover:ring-line-strong"
            >
              <span className="mb-3 flex items-center gap-1">
                {template.kinds.slice(0, 7).map((kind) => (
                  <NodeTile
                    key={kind}
                    category={specOf(catalog, kind)?.category}
                    icon={specOf(catalog, kind)?.icon}
                  />
                ))}
                {busy ? <Spinner className="ml-auto" label="It is being made" /> : null}
              </span>
              <span className="text-lg font-semibold tracking-tight">{template.name}</span>
              <span className="mt-1 flex-1 text-ink-2">{template.summary}</span>
              <span className="mt-3 flex items-center justify-between text-sm">
                <span className="num text-ink-3">{template.minutes} min to set up</span>
                <span className="font-medium text-accent-ink">Use this</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
