"use client";

import { errorText } from "@/components/lib/error-text";
import { useNow } from "@/components/lib/use-now";
import { useSession } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { FirstSteps, stepsTaken } from "./first-steps";
import type { HomeSummary } from "./home-shapes";
import { ReviewStrip } from "./review-strip";
import { RunFigures } from "./run-figures";
import { useHome } from "./use-home";
import { WeekChart } from "./week-chart";
import { WorkflowTable } from "./workflow-table";

const today = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });

/** What a person sees first: what waits for them, and how things go. */
export function Home() {
  const now = useNow();
  const { data, error, refetch } = useHome();
  return (
    <>
      <PageHeader title="Home" meta={now ? today.format(now) : null} />
      <div className="mx-auto grid w-full max-w-[1232px] gap-4 px-6 py-4 max-sm:px-4">
        {error && !data ? (
          <Callout
            tone="bad"
            live
            title="This could not be fetched"
            action={<Button onClick={() => void refetch()}>Try again</Button>}
          >
            {errorText(error)}
          </Callout>
        ) : null}
        {data ? <Summary data={data} /> : error ? null : <SkeletonRows count={8} label="Loading" />}
      </div>
    </>
  );
}

function Summary({ data }: { data: HomeSummary }) {
  const { can } = useSession();
  const { waitingForYou, runsToday, week, workflows } = data;
  const mayEdit = can("workflows.edit");
  const begun = stepsTaken(workflows) === 3;
  return (
    <>
      {can("tasks.decide") && (begun || !mayEdit) ? <ReviewStrip waiting={waitingForYou} /> : null}
      {mayEdit && !begun ? <FirstSteps workflows={workflows} /> : null}
      {!mayEdit && workflows.length === 0 ? (
        <EmptyState title="It is quiet here">
          {can("tasks.decide")
            ? "As soon as a workflow asks you something, it stands here and in your inbox."
            : "As soon as workflows run, their figures stand here."}
        </EmptyState>
      ) : null}
      {begun ? (
        <div className="grid gap-4 lg:grid-cols-[300px_1fr]">
          <RunFigures today={runsToday} />
          <WeekChart week={week} isWhole={mayEdit || can("audit.read")} />
        </div>
      ) : null}
      {workflows.length > 0 ? <WorkflowTable workflows={workflows} mayEdit={mayEdit} /> : null}
    </>
  );
}
