"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { buttonClass } from "@/components/ui/button-class";

/** The cross of a dialog or sheet. It comes last in the order of Tab, so that the content is reached first. */
export function CloseButton({ className }: { className?: string }) {
  return (
    <Base.Close aria-label="Close" className={buttonClass("quiet", "sm", `w-7 px-0 ${className ?? ""}`)}>
      <X />
    </Base.Close>
  );
}
