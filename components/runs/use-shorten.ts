"use client";

import { usePreference, writePreference } from "@/components/lib/preference";

/** Whether long waits are cut out of the timeline: on, until the person says otherwise, on this device. */
export function useShorten(): [boolean, (shorten: boolean) => void] {
  const stored = usePreference("waiting", null);
  return [stored !== "whole", (shorten) => writePreference("waiting", shorten ? null : "whole")];
}
