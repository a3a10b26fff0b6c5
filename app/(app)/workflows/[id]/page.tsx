import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WorkflowEditor } from "@/components/editor/editor";
import { NotOpen } from "@/components/settings/not-open";
import { callAs } from "@/server/api/call-as";
import { appErrorOf } from "@/server/api/trpc";
import { mayOpen, signedInCaller } from "@/server/auth";

export const metadata: Metadata = { title: "Workflow" };

export default async function WorkflowPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const caller = await signedInCaller();
  if (!mayOpen(caller, "workflows.edit")) return <NotOpen role={caller.role} />;
  const workflow = await callAs(caller)
    .workflows.get({ id })
    .catch((error: unknown) => {
      const code = error instanceof TRPCError ? appErrorOf(error).code : null;
      if (code === "not_found" || code === "bad_input") notFound();
      throw error;
    });
  return <WorkflowEditor key={id} opened={workflow} />;
}
