"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/lib/cn";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { passwordMinimum, passwordStrength } from "@/server/domain/access/account";

const STRENGTHS = {
  short: { word: `At least ${passwordMinimum} characters`, parts: 1, hue: "bg-ink-3" },
  fair: { word: "Fair. Longer is stronger", parts: 2, hue: "bg-wait-ink" },
  good: { word: "Good", parts: 3, hue: "bg-ok-ink" },
  strong: { word: "Strong", parts: 4, hue: "bg-ok-ink" },
} as const;

export type PasswordInputProps = {
  label?: string;
  value: string;
  onValueChange: (value: string) => void;
  /** A password that is being chosen: shows its strength. */
  fresh?: boolean;
  error?: string | null | undefined;
};

/** A password that can be looked at; a new one says how strong it is, by its length alone. */
export function PasswordInput({
  label = "Password",
  value,
  onValueChange,
  fresh,
  error,
}: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} error={error} hint={fresh ? <Strength value={value} /> : undefined}>
      <span className="relative block">
        <Input
          type={shown ? "text" : "password"}
          name="password"
          value={value}
          onValueChange={onValueChange}
          autoComplete={fresh ? "new-password" : "current-password"}
          maxLength={1_000}
          required
          size="lg"
          className="pr-10"
        />
        <span className="absolute inset-y-0 right-1 flex items-center">
          <IconButton
            label={shown ? "Hide the password" : "Show the password"}
            icon={shown ? <EyeOff /> : <Eye />}
            size="sm"
            onClick={() => setShown(!shown)}
          />
        </span>
      </span>
    </Field>
  );
}

function Strength({ value }: { value: string }) {
  const { word, parts, hue } = STRENGTHS[passwordStrength(value)];
  return (
    <span className="flex items-center gap-2">
      <span className="flex w-24 gap-1" aria-hidden="true">
        {[1, 2, 3, 4].map((part) => (
          <span
            key={part}
            className={cn("h-1 flex-1 rounded-full", value && part <= parts ? hue : "bg-line")}
          />
        ))}
      </span>
      <span>{word}</span>
    </span>
  );
}
