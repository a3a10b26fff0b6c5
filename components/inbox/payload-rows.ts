import type { JsonValue } from "@/server/domain/json";
import { readableSlots } from "@/server/domain/task/slots";
import type { EffectPayload } from "@/server/domain/task/task";

export interface PayloadRow {
  readonly name: string;
  readonly value: string;
}

const repeats: Record<EffectPayload["delivery"], string> = {
  keyed: "Once: the receiver recognises a repeat by its Idempotency-Key",
  repeatable: "Safe to repeat",
  keyless: "Once: never repeated without a person, because a repeat could act twice",
};

/** Names of an effect's arguments that people should not have to read as code. */
const names: Record<string, string> = {
  body: "Body",
  headers: "Header",
  values: "Value",
  where: "Where",
  tableId: "Table id",
  problem: "Problem",
};

/** Exactly what an effect will do, line by line; what the decision supplies stands in words. */
export function payloadRows(payload: EffectPayload): PayloadRow[] {
  const { action, method, address, connection, delivery } = payload;
  const rows: PayloadRow[] = [{ name: "Action", value: action }];
  if (method) rows.push({ name: "Method", value: method });
  if (address) rows.push({ name: "Address", value: address });
  if (connection) rows.push({ name: "Connection", value: connection.account || connection.id });
  const args = readableSlots(payload.args);
  for (const [key, value] of Object.entries(args)) {
    if ((key === "method" && value === method) || (key === "url" && value === address)) continue;
    rows.push(...(key === "body" ? bodyRows(value) : flatten(names[key] ?? key, value)));
  }
  rows.push({ name: "Sent", value: repeats[delivery] });
  return rows;
}

/** The body of a request: its fields, or its text. */
function bodyRows(body: JsonValue): PayloadRow[] {
  if (!isRecord(body)) return flatten("Body", body);
  if (body.kind === "none") return [{ name: "Body", value: "none" }];
  if (body.kind === "text") return flatten("Body", body.text ?? null);
  if (body.kind === "json") return flatten("Body", body.value ?? null);
  return flatten("Body", body);
}

function flatten(name: string, value: JsonValue): PayloadRow[] {
  if (isRecord(value)) {
    const entries = Object.entries(value);
    return entries.flatMap(([key, item]) => flatten(`${name} · ${key}`, item));
  }
  if (Array.isArray(value)) return [{ name, value: JSON.stringify(value) }];
  return [{ name, value: value === null || value === "" ? "empty" : String(value) }];
}

function isRecord(value: JsonValue): value is { [key: string]: JsonValue } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
