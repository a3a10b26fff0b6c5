import { ChevronDown } from "lucide-react";
import { controlClass } from "@/components/ui/control-class";
import { type FormField, maxLongText, maxText } from "@/server/domain/form/form-field";

/**
 * The browser's own control for a field: it works without scripts, and phones bring their own keyboards and pickers.
 */
export function AnswerControl({
  field,
  id,
  initial,
  describedBy,
  invalid,
}: {
  field: FormField;
  id: string;
  initial: string;
  describedBy: string | undefined;
  invalid: boolean;
}) {
  const shared = {
    id,
    name: field.key,
    defaultValue: initial,
    required: field.required,
    "aria-describedby": describedBy,
    "aria-invalid": invalid || undefined,
  };
  if (field.type === "long_text") {
    return (
      <textarea {...shared} rows={5} maxLength={maxLongText} className={controlClass("min-h-24 py-2")} />
    );
  }
  if (field.type === "choice") {
    return (
      <span className="relative block">
        <select {...shared} className={controlClass("h-10 appearance-none pr-8")}>
          <option value="">Choose…</option>
          {field.options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
        <ChevronDown
          className="pointer-events-none absolute top-3 right-2.5 size-4 text-ink-3"
          aria-hidden="true"
        />
      </span>
    );
  }
  return <input {...shared} {...inputKind(field)} className={controlClass("h-10")} />;
}

function inputKind(field: FormField) {
  switch (field.type) {
    case "email":
      return { type: "email", autoComplete: "email", maxLength: maxText } as const;
    case "date":
      return { type: "date" } as const;
    case "number":
      // not type="number": it hides what was typed when it is not a number, and turns with the wheel
      return { type: "text", inputMode: "decimal", maxLength: 60 } as const;
    default:
      return { type: "text", maxLength: maxText } as const;
  }
}
