import { JsonTree } from "@/components/ui/json-tree";
import { PlainText } from "@/components/ui/plain-text";
import type { JsonValue } from "@/server/domain/json";

/** A recorded value as it is read: words as words, lists and objects to open. */
export function ShownValue({ value, label }: { value: JsonValue | undefined; label: string }) {
  if (value === undefined || value === null || value === "") return <span className="text-ink-3">empty</span>;
  if (typeof value === "object") return <JsonTree value={value} label={label} depth={1} className="w-full" />;
  if (typeof value === "boolean") return <span>{value ? "Yes" : "No"}</span>;
  return (
    <span className="scroll-thin block max-h-40 w-full overflow-y-auto break-words whitespace-pre-wrap">
      <PlainText>{String(value)}</PlainText>
    </span>
  );
}

/** "dueDate" or "due_date" → "Due date", where nobody gave a key a name. */
export function nameOfKey(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim()
    .toLowerCase();
  return words === "" ? key : words.charAt(0).toUpperCase() + words.slice(1);
}
