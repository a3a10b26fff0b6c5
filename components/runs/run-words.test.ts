import { describe, expect, it } from "vitest";
import type { RunDetail, RunStep, RunTask } from "./run-shapes";
import { itemWords, runSentence } from "./run-words";

const start = new Date("2026-11-22T14:00:00Z");
const minute = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

const run = (part: Partial<RunDetail["run"]>): RunDetail["run"] => ({
  id: "r",
  number: 7,
  title: "Where is my card?",
  workflowId: "w",
  workflowName: "Support triage",
  versionNumber: 1,
  status: "running",
  createdAt: start,
  endedAt: null,
  waitingFor: null,
  waitingSince: null,
  dueAt: null,
  mode: "live",
  input: {},
  error: null,
  response: null,
  startedByName: null,
  ...part,
});

const task = (part: Partial<RunTask>): RunTask => ({
  id: "t",
  number: 1,
  stepId: "s",
  kind: "approval",
  status: "open",
  ask: "Send this?",
  reasons: [{ code: "low_confidence", sentence: "The AI was 61 % sure of the label." }],
  openedAt: minute(1),
  dueAt: null,
  outcome: null,
  decidedAt: null,
  decidedByName: null,
  candidates: ["any approver"],
  ...part,
});

const step = (part: Partial<RunStep>): RunStep => ({
  id: "s",
  nodeId: "send",
  kind: "http_request",
  title: "Send to desk",
  iteration: "",
  status: "succeeded",
  port: "sent",
  output: null,
  error: null,
  reasons: [],
  payload: null,
  payloadHash: null,
  coveredBy: null,
  attempts: 1,
  readyAt: start,
  startedAt: start,
  endedAt: start,
  ...part,
});

const said = (detail: Pick<RunDetail, "run" | "steps" | "tasks">, minutes: number) => {
  const { lead, rest, note } = runSentence(detail, minute(minutes).getTime());
  return { line: [lead, ...rest].join(" · "), note };
};

describe("how a run stands", () => {
  it("says who is asked, since when, until when, and why", () => {
    const detail = { run: run({ status: "waiting" }), steps: [], tasks: [task({ dueAt: minute(61) })] };
    expect(said(detail, 3)).toEqual({
      line: "Waiting for any approver · 2 m · expires in 58 m",
      note: "Nothing more is done here until a person decides. The AI was 61 % sure of the label.",
    });
  });

  it("joins everybody who is asked at the same time", () => {
    const tasks = [task({}), task({ id: "u", candidates: ["Mara Lind"], openedAt: minute(5) })];
    expect(said({ run: run({ status: "waiting" }), steps: [], tasks }, 131).line).toBe(
      "Waiting for any approver and Mara Lind · 2 tasks · 2 h 10 m",
    );
  });

  it("says that a due time has passed", () => {
    const detail = { run: run({ status: "waiting" }), steps: [], tasks: [task({ dueAt: minute(10) })] };
    expect(said(detail, 15).line).toBe("Waiting for any approver · 14 m · due 5 m ago");
  });

  it("says how long a finished run took, who decided and what was done", () => {
    const endedAt = new Date(start.getTime() + 1_200);
    const payload = { sentence: "Sends a POST to https://desk.test", risk: "write" } as RunStep["payload"];
    const steps = [step({ payload, payloadHash: "aa" })];
    expect(said({ run: run({ status: "succeeded", endedAt }), steps, tasks: [] }, 9)).toEqual({
      line: "Succeeded in 1.2 s",
      note: "Nobody had to be asked. Sends a POST to https://desk.test.",
    });
    const decided = task({ status: "decided", outcome: "edit", decidedByName: "Mina" });
    expect(said({ run: run({ status: "succeeded", endedAt }), steps: [], tasks: [decided] }, 9).note).toBe(
      "Mina approved it with edits.",
    );
  });

  it("says which step failed and why", () => {
    const steps = [step({ status: "failed", error: { message: "The desk answered 404." } })];
    const endedAt = new Date(start.getTime() + 3_000);
    expect(said({ run: run({ status: "failed", endedAt }), steps, tasks: [] }, 9)).toEqual({
      line: "Failed after 3.0 s",
      note: "Send to desk: The desk answered 404.",
    });
  });

  it("is one line in the list", () => {
    const item = { status: "waiting", waitingFor: "Mina", waitingSince: start } as const;
    expect(itemWords(item, minute(130).getTime())).toBe("Waiting for Mina · 2 h 10 m");
    expect(itemWords({ ...item, waitingFor: null, waitingSince: null }, 0)).toBeUndefined();
  });
});
