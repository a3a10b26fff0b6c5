"use client";

import { signOut } from "next-auth/react";
import { useToast } from "@/components/ui/toast";

/** Ends the session on the server and goes to the sign-in page. */
export function useSignOut(): () => void {
  const toast = useToast();
  return () => {
    signOut({ callbackUrl: "/sign-in" }).catch(() =>
      toast.show({
        title: "You are still signed in",
        description: "The server could not be reached. Try again in a moment.",
        tone: "bad",
      }),
    );
  };
}
