"use client";

import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { isFinal, serverError } from "@/components/lib/error-text";
import type { AppRouter } from "@/server/api/root";

const URL = "/api/trpc";

const context = createTRPCContext<AppRouter>();

/** The typed way to every procedure: `const trpc = useTRPC(); useQuery(trpc.tasks.counts.queryOptions())`. */
export const useTRPC = context.useTRPC;

/** Calls procedures outside the query cache, for the rare case that needs it. */
export const useTRPCClient = context.useTRPCClient;

function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && !isFinal(error),
      },
    },
  });
}

/** A session that ended elsewhere (signed out, revoked) is noticed by the next question: back to the door, then here again. */
function leaveWhenSignedOut(error: unknown) {
  if (serverError(error)?.code !== "not_signed_in" || window.location.pathname.startsWith("/sign-in")) return;
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

function makeClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({ url: URL, transformer: superjson }),
        false: httpBatchLink({ url: URL, transformer: superjson, maxURLLength: 4000, maxItems: 20 }),
      }),
    ],
  });
}

/** Stands once at the root: one query cache and one connection a page. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [trpcClient] = useState(makeClient);
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
