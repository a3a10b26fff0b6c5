import { Check } from "lucide-react";
import { cn } from "@/components/lib/cn";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import type { HomeSummary } from "./home-shapes";

/** How far a new workspace has come: 0 nothing yet, 1 a draft, 2 published, 3 it has run. */
export function stepsTaken(workflows: HomeSummary["workflows"]): number {
  if (workflows.some(({ lastRunAt }) => lastRunAt !== null)) return 3;
  if (workflows.some(({ activeVersion }) => activeVersion !== null)) return 2;
  return workflows.length > 0 ? 1 : 0;
}

/** The three steps from an empty workspace to the first decision; the next one can be taken here. */
export function FirstSteps({ workflows }: { workflows: HomeSummary["workflows"] }) {
  const taken = stepsTaken(workflows);
  const place = workflows[0] ? `/workflows/${workflows[0].id}` : "/workflows";
  const steps = [
    {
      title: "Start from a template",
      text: "Support triage sorts customer messages with the built-in AI. It needs no key and no account.",
      action: { label: "See the templates", href: "/templates" },
    },
    {
      title: "Look it over and publish it",
      text: "The canvas shows every step, and where a person is asked. Publishing makes it live as version 1.",
      action: { label: "Open the workflow", href: place },
    },
    {
      title: "Send something, then decide",
      text: "Fill in its public form. What the AI is not sure of comes to the inbox with the reason.",
      action: { label: "Find its form", href: place },
    },
  ];
  return (
    <Card title="First steps" meta={`${taken} of 3`}>
      <ol>
        {steps.map(({ title, text, action }, index) => {
          const done = index < taken;
          const next = index === taken;
          return (
            <li key={title} className="flex items-start gap-3 border-t border-line px-4 py-3">
              <span
                className={cn(
                  "num mt-0.5 grid size-5 shrink-0 place-items-center rounded-full text-xs font-semibold",
                  done && "bg-ok-soft text-ok-ink",
                  next && "bg-accent-fill text-on-accent",
                  !done && !next && "bg-sunken text-ink-2 inset-ring inset-ring-line",
                )}
              >
                {done ? <Check className="size-3" aria-hidden="true" /> : index + 1}
                {done ? <span className="sr-only">Done</span> : null}
              </span>
              <div className="min-w-0 flex-1">
                <h3 className={cn("font-strong", done && "text-ink-2")}>{title}</h3>
                <p className="text-ink-2">{text}</p>
                {next ? (
                  <ButtonLink href={action.href} variant="primary" size="sm" className="mt-2 sm:hidden">
                    {action.label}
                  </ButtonLink>
                ) : null}
              </div>
              {next ? (
                <ButtonLink href={action.href} variant="primary" className="max-sm:hidden">
                  {action.label}
                </ButtonLink>
              ) : null}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
