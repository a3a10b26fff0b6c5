"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { MonitorSmartphone } from "lucide-react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { useSession } from "@/components/shell/session";
import { useSignOut } from "@/components/shell/use-sign-out";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Fact, FactList } from "@/components/ui/fact-list";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import type { AppRouter } from "@/server/api/root";
import { ChangePassword } from "./change-password";
import { nameDevice } from "./name-device";

type SessionList = inferRouterOutputs<AppRouter>["session"]["list"];

/** Who one is, and where one is signed in; a session ended here is refused at its next request. */
export function Sessions({ initial }: { initial: SessionList }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const signOut = useSignOut();
  const { user } = useSession();
  const { data: sessions } = useQuery(trpc.session.list.queryOptions(undefined, { initialData: initial }));
  const end = useMutation(
    trpc.session.revoke.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.session.list.queryKey() }),
      onError: (error) => toast.show({ title: errorText(error), tone: "bad" }),
    }),
  );
  return (
    <>
      <Card title="You" actions={<ChangePassword />}>
        <div className="border-t border-line px-4 py-3">
          <FactList>
            <Fact name="Name">{user.name}</Fact>
            <Fact name="E-mail">{user.email}</Fact>
          </FactList>
        </div>
      </Card>
      <Card title="Where you are signed in" meta={String(sessions.length)}>
        <ul className="border-t border-line">
          {sessions.map((session) => (
            <li
              key={session.id}
              className="flex min-h-12 items-center gap-3 border-b border-line px-4 py-2 last:border-b-0"
            >
              <MonitorSmartphone className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2 font-medium">
                  {nameDevice(session.userAgent)}
                  {session.isThis ? <Badge tone="accent">This one</Badge> : null}
                </p>
                <p className="text-sm text-ink-3">
                  Since <Time value={session.createdAt} /> · last used{" "}
                  <Time value={session.seenAt} mode="relative" />
                </p>
              </div>
              <Button
                size="sm"
                variant="quiet"
                aria-label={`Sign out of ${nameDevice(session.userAgent)}`}
                loading={end.isPending && end.variables.sessionId === session.id}
                onClick={() => (session.isThis ? signOut() : end.mutate({ sessionId: session.id }))}
              >
                Sign out
              </Button>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
