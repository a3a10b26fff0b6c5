import { CircleAlert, CircleCheck } from "lucide-react";
import { PlainText } from "@/components/ui/plain-text";

/** What became of the answer one gave a moment ago. */
export interface Result {
  readonly taskId: string;
  readonly ask: string;
  readonly ok: boolean;
  readonly text: string;
}

/** One line at the foot of the list that says, also aloud, what became of the last answer. Covers nothing. */
export function LastResult({ result, onLook }: { result: Result | null; onLook: (taskId: string) => void }) {
  return (
    <div role="status" className="shrink-0">
      {result ? (
        <div className="flex items-start gap-2 border-t border-line px-4 py-2 text-sm">
          {result.ok ? (
            <CircleCheck aria-hidden="true" className="mt-px size-3.5 text-ok-ink" />
          ) : (
            <CircleAlert aria-hidden="true" className="mt-px size-3.5 text-bad-ink" />
          )}
          <p className="line-clamp-2 min-w-0 flex-1">
            <b>{result.text}</b>{" "}
            <span className="text-ink-2">
              <PlainText>{result.ask}</PlainText>
            </span>
          </p>
          <button
            type="button"
            onClick={() => onLook(result.taskId)}
            className="shrink-0 rounded-sm font-medium text-accent-ink hover:underline"
          >
            Look
          </button>
        </div>
      ) : null}
    </div>
  );
}
