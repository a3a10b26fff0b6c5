"use client";

import { Plus } from "lucide-react";
import { useSession } from "@/components/shell/session";
import { useCreateWorkflow } from "@/components/shell/use-create-workflow";
import { TemplateCard } from "@/components/templates/template-card";
import type { TemplateItem } from "@/components/templates/template-item";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";

/** What the list shows before there is a workflow: ready ones to begin with, and a blank canvas. */
export function FirstWorkflow({ templates }: { templates: readonly TemplateItem[] }) {
  const { can } = useSession();
  const { create, isPending } = useCreateWorkflow();
  if (!can("workflows.edit")) {
    return (
      <>
        <PageHeader title="Workflows" />
        <div className="p-6">
          <EmptyState title="No workflow has asked you anything yet">
            Workflows in which you decide something stand here.
          </EmptyState>
        </div>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Workflows" />
      <div className="mx-auto flex w-full max-w-[960px] flex-col gap-6 px-6 py-10 max-sm:px-4 max-sm:py-6">
        <div className="max-w-[560px]">
          <h2 className="text-xl font-semibold tracking-tight">Begin with one that works</h2>
          <p className="mt-1 text-ink-2">
            A workflow lets AI do the routine steps and stops for a person where it matters. These run as they
            are, with the built-in model and samples: change them into yours.
          </p>
        </div>
        <ul className="grid gap-3 md:grid-cols-2 lg:grid-cols-3">
          {templates.map((template) => (
            <li key={template.id} className="grid">
              <TemplateCard template={template} />
            </li>
          ))}
        </ul>
        <div className="flex items-center gap-3 border-t border-line pt-6">
          <p className="text-ink-2">
            Or draw your own from nothing: what starts it, what AI does, where a person looks.
          </p>
          <Button icon={<Plus />} loading={isPending} onClick={create} className="ml-auto">
            Blank workflow
          </Button>
        </div>
      </div>
    </>
  );
}
