"use client";

import { useMutation } from "@tanstack/react-query";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { useToast } from "@/components/ui/toast";

/** Moves the session to another workspace and loads its home anew, so that nothing of the old one stays on screen. */
export function useSwitchWorkspace(): (workspaceId: string) => void {
  const trpc = useTRPC();
  const toast = useToast();
  const { mutate } = useMutation(
    trpc.session.switchWorkspace.mutationOptions({
      onSuccess: () => window.location.assign("/home"),
      onError: (error) => toast.show({ title: errorText(error), tone: "bad" }),
    }),
  );
  return (workspaceId) => mutate({ workspaceId });
}
