"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/lib/cn";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";

export type IconButtonProps = Omit<ButtonProps, "children" | "icon" | "aria-label"> & {
  /** What it does, in words: the spoken name and the tooltip. */
  label: string;
  icon: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
};

const SQUARE = { sm: "w-7", md: "w-8", lg: "w-11" } as const;

/** A square button with an icon only. Its label is spoken, and shown on hover and focus with its key. */
export function IconButton({
  label,
  icon,
  keys,
  side,
  variant = "quiet",
  size = "md",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys} side={side}>
      <Button
        {...rest}
        variant={variant}
        size={size}
        aria-label={label}
        icon={icon}
        className={cn("px-0", SQUARE[size], className)}
      />
    </Tooltip>
  );
}
