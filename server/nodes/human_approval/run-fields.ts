import { numberOf, truthOf } from "@/server/domain/expression/convert";
import {
  isRef,
  type Ref,
  renderText,
  resolveTemplate,
  type Scope,
  textOf,
} from "@/server/domain/expression/template";
import { type AgentOutput, readAgentOutput } from "@/server/domain/intelligence/agent-output";
import type { JsonValue } from "@/server/domain/json";
import type { Evidence, TaskField } from "@/server/domain/task/task";
import type { HumanApprovalConfig } from "./config";

type FieldConfig = HumanApprovalConfig["fields"][number];

/** A value that is exactly one answer of an agent. */
interface AgentAnswer {
  readonly nodeId: string;
  readonly key: string;
  readonly agent: AgentOutput;
}

function agentAnswer({ value }: FieldConfig, scope: Scope): AgentAnswer | null {
  const [only] = value;
  if (value.length !== 1 || only === undefined || !isRef(only) || !isAnswer(only)) return null;
  const agent = readAgentOutput(Object.hasOwn(scope, only.node) ? scope[only.node] : undefined);
  const key = only.path[1];
  return agent && key !== undefined ? { nodeId: only.node, key, agent } : null;
}

function isAnswer({ path }: Ref): boolean {
  return path.length === 2 && path[0] === "answer";
}

/** In the field's type where it can be read as one, so that a person edits a number as a number. */
function typed(type: FieldConfig["type"], value: JsonValue): JsonValue {
  if (type === "number") return numberOf(value) ?? value;
  if (type === "boolean") return truthOf(value) ?? value;
  if (type === "text" || type === "long_text" || type === "choice")
    return value === null ? null : textOf(value);
  return value;
}

/** The configured texts, and the text of each agent whose answer is shown, unless it is among them already. */
export function evidenceOf(config: HumanApprovalConfig, scope: Scope): Evidence[] {
  const shown = config.evidence.map(({ label, text }) => ({ label, text: renderText(text, scope) }));
  for (const field of config.fields) {
    const source = agentAnswer(field, scope)?.agent.source;
    if (source && !shown.some(({ text }) => text === source))
      shown.push({ label: "What the AI read", text: source });
  }
  return shown;
}

function confidenceOf({ key, agent }: AgentAnswer): number | null {
  const own = Object.hasOwn(agent.perField, key) ? agent.perField[key] : undefined;
  return own === undefined ? agent.confidence : own;
}

function fieldOf(config: FieldConfig, scope: Scope, evidence: readonly Evidence[]): TaskField {
  const { key, label, options, required, editable } = config;
  const answer = agentAnswer(config, scope);
  const learned = answer?.agent.options[answer.key] ?? [];
  const offered = options.length > 0 ? options : learned;
  const type = config.type === "text" && offered.length > 0 ? "choice" : config.type;
  const value = typed(type, resolveTemplate(config.value, scope) ?? null);
  const field: TaskField = { key, label: label || key, type, options: offered, required, editable, value };
  if (!answer) return field;
  const span = answer.agent.spans[answer.key];
  const at = evidence.findIndex(({ text }) => text === answer.agent.source);
  return {
    ...field,
    confidence: confidenceOf(answer),
    alternatives: answer.agent.alternatives[answer.key] ?? [],
    ...(span && at >= 0 ? { source: { evidence: at, ...span } } : {}),
    from: { nodeId: answer.nodeId, key: answer.key },
  };
}

/**
 * The fields as a person is shown them. What is an agent's answer carries its confidence, its alternatives, the place
 * where it was found and where it came from, so that an edit becomes a correction.
 */
export function shownFields(
  config: HumanApprovalConfig,
  scope: Scope,
  evidence: readonly Evidence[],
): TaskField[] {
  return config.fields.map((field) => fieldOf(field, scope, evidence));
}
