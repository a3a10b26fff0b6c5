"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { useToast } from "@/components/ui/toast";

/** Makes an empty workflow and opens it in the editor. */
export function useCreateWorkflow(): { create: () => void; isPending: boolean } {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const { mutate, isPending } = useMutation(
    trpc.workflows.create.mutationOptions({
      onSuccess: ({ id }) => router.push(`/workflows/${id}`),
      onError: (error) => toast.show({ title: errorText(error), tone: "bad" }),
    }),
  );
  return { create: () => mutate({ name: "Untitled workflow" }), isPending };
}
