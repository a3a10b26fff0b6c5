"use client";

import { useId, useState } from "react";

/** A share of one as a slider in whole per cents. The value is taken over when the thumb is let go. */
export function ShareSlider(props: { label: string; value: number; onValueChange: (value: number) => void }) {
  const { label, value, onValueChange } = props;
  const id = useId();
  const [draft, setDraft] = useState<number | null>(null);
  const percent = draft ?? Math.round(value * 100);
  const keep = () => {
    if (draft !== null && draft !== Math.round(value * 100)) onValueChange(draft / 100);
    setDraft(null);
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between">
        <label htmlFor={id} className="text-sm font-strong text-ink-2">
          {label}
        </label>
        <output htmlFor={id} className="num text-sm font-medium">
          {percent} %
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        value={percent}
        aria-valuetext={`${percent} percent`}
        onChange={(event) => setDraft(Number(event.target.value))}
        onPointerUp={keep}
        onKeyUp={keep}
        onBlur={keep}
        className="w-full accent-accent-fill"
      />
    </div>
  );
}
