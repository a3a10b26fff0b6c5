"use client";

import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { AnswerField, controlId } from "@/components/public-form/answer-field";
import { PublicMessage } from "@/components/public-form/public-message";
import { type Sent, sendAnswers } from "@/components/public-form/send-answers";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { FormField } from "@/server/domain/form/form-field";

export type PublicFormProps = {
  form: {
    readonly heading: string;
    readonly intro: string;
    readonly fields: readonly FormField[];
    readonly submitLabel: string;
    readonly thanks: string;
  };
  /** What a submission without scripts left behind to mend. */
  kept: {
    readonly answers: Readonly<Record<string, string>>;
    readonly problems: Readonly<Record<string, string>>;
    readonly message: string;
  } | null;
  /** The hidden field, and its value for this page: however often it is sent, it counts once. */
  onceField: string;
  once: string;
};

/** A builder's form. Works without scripts; with them it is sent in place and nothing that was typed is lost. */
export function PublicForm({ form, kept, onceField, once }: PublicFormProps) {
  const [outcome, setOutcome] = useState<Sent | null>(
    kept ? { ok: false, message: kept.message, problems: kept.problems } : null,
  );
  const [sending, setSending] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const summary = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (outcome?.ok) heading.current?.focus();
    else if (outcome) summary.current?.focus();
  }, [outcome]);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    setOutcome(await sendAnswers(event.currentTarget));
    setSending(false);
  }

  if (outcome?.ok) return <PublicMessage tone="sent" title={form.thanks} headingRef={heading} />;
  const problems = outcome?.problems ?? {};
  const toMend = form.fields.filter(({ key }) => problems[key]);
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      <input type="hidden" name={onceField} value={once} />
      <div>
        <h1 className="text-xl font-semibold tracking-tight text-balance">{form.heading}</h1>
        {form.intro ? <p className="mt-1.5 whitespace-pre-line text-ink-2">{form.intro}</p> : null}
      </div>
      {outcome ? (
        <div ref={summary} tabIndex={-1} className="outline-none">
          <Callout tone="bad" live title={outcome.message}>
            {toMend.length > 0 ? (
              <ul className="flex flex-col">
                {toMend.map(({ key }) => (
                  <li key={key}>
                    <a href={`#${controlId(key)}`} className="underline">
                      {problems[key]}
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
          </Callout>
        </div>
      ) : null}
      {form.fields.map((field) => (
        <AnswerField
          key={field.key}
          field={field}
          initial={kept?.answers[field.key] ?? ""}
          problem={problems[field.key]}
        />
      ))}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        loading={sending}
        className="self-start max-sm:w-full"
      >
        {form.submitLabel}
      </Button>
    </form>
  );
}
