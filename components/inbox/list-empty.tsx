import { Inbox, ListChecks, Users } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { Tab } from "./api-shapes";
import { inboxHref } from "./use-selection";

/** What an empty tab says: what would be here, and where there is something to do. */
export function ListEmpty({ tab, counts }: { tab: Tab; counts: { mine: number; group: number } | null }) {
  if (tab === "done") {
    return (
      <EmptyState bare icon={<ListChecks />} title="Nothing decided yet">
        Tasks that you or your group have answered are kept here, with who answered, what and when.
      </EmptyState>
    );
  }
  const other: Tab = tab === "mine" ? "group" : "mine";
  const waiting = counts?.[other] ?? 0;
  const action =
    waiting > 0 ? (
      <ButtonLink href={inboxHref(null, other)}>
        {waiting === 1 ? "Show the one" : `Show the ${waiting}`}{" "}
        {other === "mine" ? "for you" : "for your group"}
      </ButtonLink>
    ) : null;
  if (tab === "mine") {
    return (
      <EmptyState bare icon={<Inbox />} title="Nothing asks you by name" action={action}>
        When a workflow needs you to approve, change or reject something, it appears here with the reason it
        stopped.
      </EmptyState>
    );
  }
  return (
    <EmptyState bare icon={<Users />} title="Nothing waits for your group" action={action}>
      What is asked of everybody with your role appears here. The first answer counts.
    </EmptyState>
  );
}
