"use client";

import { useState } from "react";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";

const units = { minutes: 1, hours: 60, days: 1440 } as const;
type Unit = keyof typeof units;

function largestUnit(minutes: number): Unit {
  if (minutes % units.days === 0) return "days";
  return minutes % units.hours === 0 ? "hours" : "minutes";
}

/** A span in minutes, hours or days; at most a year. */
export function DurationInput(props: {
  minutes: number;
  onMinutesChange: (minutes: number) => void;
  "aria-label": string;
}) {
  const { minutes, onMinutesChange, "aria-label": label } = props;
  const [unit, setUnit] = useState<Unit>(() => largestUnit(minutes));
  const set = (count: number, by: Unit) =>
    onMinutesChange(Math.max(1, Math.min(525_600, Math.round(count * units[by]))));
  return (
    <div className="grid grid-cols-[1fr_120px] gap-2">
      <NumberInput
        aria-label={label}
        min={1}
        value={minutes / units[unit]}
        onValueChange={(count) => {
          if (count !== null && count > 0) set(count, unit);
        }}
      />
      <Select<Unit>
        aria-label="Unit"
        items={(Object.keys(units) as Unit[]).map((value) => ({ value, label: value }))}
        value={unit}
        onValueChange={(next) => {
          set(minutes / units[unit], next);
          setUnit(next);
        }}
      />
    </div>
  );
}
