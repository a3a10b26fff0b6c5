"use client";

import { Lock, MessageSquare } from "lucide-react";
import type { KeyboardEvent } from "react";
import { cn } from "@/components/lib/cn";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Hash } from "@/components/ui/hash";
import { IconButton } from "@/components/ui/icon-button";
import { PlainText } from "@/components/ui/plain-text";
import { Spinner } from "@/components/ui/spinner";
import { Textarea } from "@/components/ui/textarea";
import type { TaskDetail } from "./api-shapes";
import { ChoiceButtons } from "./choice-buttons";
import { hashToShow, outcomeLook, whatItDoes } from "./outcome-words";
import type { Decision } from "./use-decision";

export type DecisionBarProps = {
  task: TaskDetail["task"];
  decision: Decision;
  /** somebody tried to commit while something was missing */
  told: boolean;
  /** another task comes after this one */
  hasNext: boolean;
  onChoose: (outcome: string) => void;
  onComment: () => void;
  onCommit: () => void;
};

/**
 * Where the answer is given: choose, read what it does, commit. Nothing here happens by a bare Enter, and nothing is
 * shown as done before the server says so.
 */
export function DecisionBar({
  task,
  decision,
  told,
  hasNext,
  onChoose,
  onComment,
  onCommit,
}: DecisionBarProps) {
  const { outcome, draft, coverage, failure, pending, sent, blocker } = decision;
  const hash = !blocker || blocker.at === "comment" ? hashToShow(coverage) : null;
  const asksWhy = outcome?.kind === "reject" || outcome?.commentRequired;
  const showComment = asksWhy || draft.commenting || draft.comment !== "";
  const danger = task.risk === "destructive" && outcome?.kind !== "reject" && outcome !== null;
  const word = outcome?.label ?? "Choose an answer";
  const CommitIcon = outcome ? outcomeLook(outcome.kind).icon : null;
  const onlyWithMod = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.metaKey && !event.ctrlKey) event.preventDefault();
  };
  return (
    <section
      aria-label="Decide"
      className="z-dock @container shrink-0 border-t border-line bg-surface px-6 py-3 max-[68.75rem]:sticky max-[68.75rem]:bottom-0 max-sm:px-4"
    >
      {failure ? (
        <Callout tone="bad" live title={failure.title} className="mb-2">
          {failure.message}
        </Callout>
      ) : null}
      <div className="mb-2 flex min-h-5 items-start gap-3 text-sm leading-5 text-ink-2">
        <p
          className={cn("min-w-0 flex-1 break-words max-sm:line-clamp-2", told && blocker && "text-bad-ink")}
          aria-live="polite"
        >
          {told && blocker ? (
            blocker.message
          ) : !outcome ? (
            "Nothing is chosen yet, and nothing happens before you commit."
          ) : decision.editing && blocker?.at === "preview" ? (
            <span className="inline-flex items-center gap-1.5">
              {decision.preview.error ? null : <Spinner />}
              {blocker.message}
              {decision.preview.error ? (
                <Button size="sm" onClick={decision.preview.retry}>
                  Try again
                </Button>
              ) : null}
            </span>
          ) : blocker && blocker.at !== "comment" ? (
            blocker.message
          ) : (
            <>
              <b className="text-ink">{outcome.label}</b>{" "}
              <PlainText>{whatItDoes(outcome, coverage)}</PlainText>
            </>
          )}
        </p>
        {hash ? (
          <span className="flex shrink-0 items-center gap-1.5">
            <Lock aria-hidden="true" className="size-3" />
            <span className="max-sm:sr-only">Runs as shown</span>
            <Hash value={hash} />
          </span>
        ) : null}
      </div>
      {showComment ? (
        <div data-comment="" className="mb-3">
          <Field
            label={outcome?.commentRequired ? "Why? It goes on record." : "Comment"}
            optional={!outcome?.commentRequired}
            hideLabel={false}
          >
            <Textarea
              rows={1}
              maxLength={4000}
              value={draft.comment}
              onValueChange={decision.say}
              disabled={pending || sent}
              placeholder={asksWhy ? "Say why in a few words" : ""}
              className="max-h-40"
            />
          </Field>
        </div>
      ) : null}
      <div className="flex items-center gap-2 max-sm:flex-col-reverse">
        <ChoiceButtons
          name={`answer-${task.id}`}
          outcomes={task.outcomes}
          chosen={outcome?.id ?? null}
          disabled={pending || sent}
          onChoose={onChoose}
        />
        {showComment ? null : (
          <IconButton
            label="Add a comment"
            keys="c"
            icon={<MessageSquare />}
            onClick={onComment}
            className="max-sm:hidden"
          />
        )}
        <Button
          variant={danger ? "danger-fill" : "primary"}
          keys="mod+enter"
          loading={pending || sent}
          aria-disabled={blocker !== null || undefined}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onKeyDown={onlyWithMod}
          onClick={onCommit}
          icon={CommitIcon ? <CommitIcon className="sm:hidden" /> : undefined}
          className={cn(
            "ml-auto h-9 px-2.5 max-sm:h-12 max-sm:w-full max-sm:rounded-lg max-sm:text-lg [&_kbd]:max-md:hidden @max-[540px]:[&_kbd]:hidden",
            blocker && !pending && !sent && "border-line! bg-sunken! text-ink-3!",
          )}
        >
          <span>
            {pending ? "Sending…" : sent ? "Sent" : word}
            {hasNext && outcome && !pending && !sent ? (
              <span className="@max-[600px]:hidden max-md:hidden"> and next</span>
            ) : null}
          </span>
        </Button>
      </div>
    </section>
  );
}
