// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { DiffValue } from "@/components/ui/diff-value";
import { AuditRow } from "./audit-row";

afterEach(cleanup);

const unseen = /[\u200b\u202e\u2066]/;

test("what a stranger wrote hides nothing on the record", () => {
  const entry = {
    ...{ id: "1", seq: 1, at: new Date(0), event: "run.started", hash: null, data: {} },
    ...{ workflowId: null, workflowName: null, runId: null, runTitle: null, taskId: null },
    actor: { kind: "system", id: null, name: "Countersign" },
    what: "Started \u2066",
    about: "invoice\u202egnp.exe\u200b",
  } as unknown as Parameters<typeof AuditRow>[0]["entry"];
  const row = render(<AuditRow entry={entry} href="/audit" selected={false} compact={false} />);
  expect(row.container.textContent).not.toMatch(unseen);
  expect(row.container.textContent).toContain("invoiceU+202Egnp.exeU+200B");
  const diff = render(<DiffValue from={"a\u202eb"} to="ab" />);
  expect(diff.container.textContent).toContain("aU+202Eb");
});
