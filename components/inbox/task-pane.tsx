"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { errorText, serverError } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { TaskView, type TaskViewProps } from "./task-view";

export type TaskPaneProps = Omit<TaskViewProps, "detail"> & { taskId: string };

/** The chosen task: on its way, not to be had, or there. */
export function TaskPane({ taskId, ...view }: TaskPaneProps) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.tasks.get.queryOptions({ id: taskId }));
  if (data) return <TaskView key={taskId} detail={data} {...view} />;
  if (!error) return <Loading />;

  const code = serverError(error)?.code;
  // an address that holds no id is like an id of nothing
  const unknown = code === "not_found" || code === "bad_input";
  return (
    <section aria-label="Task" className="grid min-h-0 min-w-0 flex-1 place-items-center bg-surface p-6">
      <div role="alert">
        <EmptyState
          title={unknown ? "There is no such task" : "The task could not be fetched"}
          action={
            <>
              <Button icon={<ArrowLeft />} onClick={view.place.onBack}>
                To the list
              </Button>
              {unknown ? null : (
                <Button variant="primary" onClick={() => void refetch()}>
                  Try again
                </Button>
              )}
            </>
          }
        >
          {unknown
            ? "It does not exist, or it was asked of other people. Check the link, or ask whoever sent it."
            : errorText(error)}
        </EmptyState>
      </div>
    </section>
  );
}

function Loading() {
  return (
    <section aria-label="Task" aria-busy="true" className="min-h-0 min-w-0 flex-1 bg-surface">
      <span role="status" className="sr-only">
        Loading the task
      </span>
      <div className="h-12 border-b border-line" />
      <div className="flex max-w-2xl flex-col gap-4 px-6 pt-6 max-sm:px-4">
        <Skeleton className="h-7 w-4/5" />
        <Skeleton className="h-4 w-2/5" />
        <Skeleton className="mt-2 h-16 w-full rounded-md" />
        <Skeleton className="mt-4 w-1/4" />
        <Skeleton className="w-3/4" />
        <Skeleton className="w-2/3" />
        <Skeleton className="mt-4 h-40 w-full rounded-lg" />
      </div>
    </section>
  );
}
