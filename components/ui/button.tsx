"use client";

import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-class";
import { Kbd } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** An icon element in front of the words. */
  icon?: ReactNode;
  /** Work is under way: shows a spinner, keeps the focus, ignores clicks. */
  loading?: boolean;
  /** A key combination drawn after the words ("mod+enter"). It is a hint only; bind it with `useHotkeys`. */
  keys?: string;
};

/** The button. `type` is "button" unless said otherwise, so that it never sends a form by accident. */
export function Button({
  variant = "secondary",
  size = "md",
  icon,
  loading = false,
  keys,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const guard = (event: MouseEvent<HTMLButtonElement>) => {
    if (loading) {
      event.preventDefault();
      return;
    }
    onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(variant, size, className)}
      aria-busy={loading || undefined}
      aria-disabled={loading || rest["aria-disabled"]}
      onClick={guard}
    >
      {loading ? <Spinner /> : icon}
      {children}
      {keys ? (
        <Kbd
          silent
          keys={keys}
          variant={variant === "secondary" || variant === "quiet" ? "plain" : "quiet"}
        />
      ) : null}
    </button>
  );
}
