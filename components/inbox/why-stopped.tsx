import { Callout } from "@/components/ui/callout";
import { PlainText } from "@/components/ui/plain-text";
import type { TaskDetail } from "./api-shapes";

/** Why this came to a person, in plain sentences; what differs from an earlier approval is listed. */
export function WhyStopped({ reasons }: { reasons: TaskDetail["task"]["reasons"] }) {
  if (reasons.length === 0) return null;
  return (
    <Callout tone="stop" title="Why it stopped" className="mt-4">
      {reasons.map(({ code, sentence, changes }) =>
        changes ? (
          <div key={sentence}>
            <p>What is about to happen is no longer what was approved:</p>
            <ul className="mt-1 list-disc pl-4">
              {changes.map((change) => (
                <li key={change} className="break-words">
                  <PlainText>{change.charAt(0).toUpperCase() + change.slice(1)}</PlainText>
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <p key={`${code} ${sentence}`}>
            <PlainText>{sentence}</PlainText>
          </p>
        ),
      )}
    </Callout>
  );
}
