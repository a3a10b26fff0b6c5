"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";

export type CopyButtonProps = {
  value: string;
  /** What is copied: "Copy the link". */
  label?: string;
  size?: "sm" | "md";
  className?: string;
};

/** Copies a text and shows for two seconds that it did; where the browser forbids it, it says so. */
export function CopyButton({ value, label = "Copy", size = "sm", className }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "done" | "refused">("idle");

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setState("done"),
      () => setState("refused"),
    );
  };

  const said = { idle: label, done: "Copied", refused: "The browser does not allow copying here" }[state];
  return (
    <>
      <IconButton
        label={said}
        size={size}
        className={className}
        icon={state === "done" ? <Check className="text-ok-ink" /> : <Copy />}
        onClick={copy}
      />
      <span role="status" className="sr-only">
        {state === "idle" ? "" : said}
      </span>
    </>
  );
}
