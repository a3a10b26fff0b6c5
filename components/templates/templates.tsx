"use client";

import { FilePlus2 } from "lucide-react";
import { useCreateWorkflow } from "@/components/shell/use-create-workflow";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { TemplateCard } from "./template-card";
import type { TemplateItem } from "./template-item";

/** What one may start from. Each becomes a draft of one's own; nothing runs before it is published. */
export function Templates({ templates }: { templates: readonly TemplateItem[] }) {
  const { create, isPending } = useCreateWorkflow();
  return (
    <>
      <PageHeader
        title="Templates"
        meta={`${templates.length}`}
        actions={
          <Button size="sm" icon={<FilePlus2 />} loading={isPending} onClick={create}>
            Start empty
          </Button>
        }
      />
      <div className="mx-auto w-full max-w-[1232px] px-6 py-5 max-sm:px-4">
        <p className="mb-4 max-w-[64ch] text-ink-2">
          Each template works as it is, with the built-in AI and without any account. Using one makes a draft
          of your own to change as you like; nothing runs before you publish it.
        </p>
        <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {templates.map((template) => (
            <li key={template.id} className="grid">
              <TemplateCard template={template} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
