"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { createContext, type ReactNode, useContext } from "react";
import { useTRPC } from "@/components/lib/trpc";
import type { AppRouter } from "@/server/api/root";
import type { Permission } from "@/server/domain/access/roles";

/** Who is signed in, where, and what the role allows. */
export type Me = inferRouterOutputs<AppRouter>["session"]["me"];

const SessionContext = createContext<Me | null>(null);

/** Carries the session that the server rendered with, and follows it (a changed role shows without a reload). */
export function SessionProvider({ initial, children }: { initial: Me; children: ReactNode }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.session.me.queryOptions(undefined, { initialData: initial, staleTime: 60_000 }),
  );
  return <SessionContext value={data}>{children}</SessionContext>;
}

/**
 * The signed-in person; below `app/(app)` only. `can` hides what would be refused: the server asks again in any case.
 */
export function useSession(): Me & { can: (permission: Permission) => boolean } {
  const me = useContext(SessionContext);
  if (!me) throw new Error("useSession is used outside the signed-in part of the app.");
  return { ...me, can: (permission) => me.permissions.includes(permission) };
}
