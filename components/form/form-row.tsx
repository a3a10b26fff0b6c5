"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { Template } from "@/server/domain/expression/template";
import { isRef } from "@/server/domain/expression/template";
import { TemplateInput, type TemplateInputProps } from "./template-input";
import { showValue, useValues } from "./values";

/** A part of a form with its heading, as the inspector stacks them. */
export function Section(props: {
  title: string;
  aside?: ReactNode;
  description?: ReactNode;
  error?: string | null;
  children: ReactNode;
}) {
  const { title, aside, description, error, children } = props;
  return (
    <section className="flex flex-col gap-2 border-b border-line px-4 py-3 last:border-b-0">
      <div className="flex min-h-5 items-center justify-between gap-2">
        <h3 className="font-strong">{title}</h3>
        {aside}
      </div>
      {description ? <p className="-mt-1 text-sm text-ink-3">{description}</p> : null}
      {children}
      <Mistake>{error}</Mistake>
    </section>
  );
}

/** What is wrong with the field above it. */
export function Mistake({ children, id }: { children: ReactNode; id?: string }) {
  if (!children) return null;
  return (
    <p id={id} className="flex items-start gap-1 text-sm text-bad-ink">
      <CircleAlert className="mt-0.5 size-3" aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

export interface TemplateFieldProps extends Omit<TemplateInputProps, "aria-label" | "aria-labelledby"> {
  label: string;
  description?: string;
  error?: string | null;
  optional?: boolean;
  hideLabel?: boolean;
  /** reads the text as it would be with the last known values */
  preview?: boolean;
}

/** A labelled text with chips, optionally followed by how it reads with real values. */
export function TemplateField(props: TemplateFieldProps) {
  const { label, description, error, optional, hideLabel, preview, ...input } = props;
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span id={id} className={hideLabel ? "sr-only" : "text-sm font-strong text-ink-2"}>
        {label}
        {optional ? <span className="font-normal text-ink-3"> · optional</span> : null}
      </span>
      {description ? <p className="-mt-1 text-sm text-ink-3">{description}</p> : null}
      <TemplateInput
        {...input}
        aria-labelledby={id}
        aria-describedby={error ? `${id}-error` : undefined}
        invalid={Boolean(error)}
      />
      <Mistake id={`${id}-error`}>{error}</Mistake>
      {preview ? <Preview value={input.value} /> : null}
    </div>
  );
}

function Preview({ value }: { value: Template }) {
  const values = useValues();
  if (!value.some(isRef)) return null;
  const text = value
    .map((part) =>
      isRef(part) ? showValue(values, part).sample || `(${showValue(values, part).label})` : part,
    )
    .join("");
  return <p className="line-clamp-3 text-sm text-ink-3">{text}</p>;
}
