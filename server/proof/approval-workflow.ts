import type { Template } from "@/server/domain/expression/template";
import type { Delivery } from "@/server/domain/task/task";
import { schemaVersion, type WorkflowDocument, workflowDocument } from "@/server/domain/workflow/document";
import { chip } from "./test-workspace";

/** form → POST `${sink}/reserve` → approval → POST `${sink}/send`, for tests that need effects before and after a person. */
export function approvalWorkflow(sink: string, delivery: Delivery): WorkflowDocument {
  const node = (id: string, kind: string, title: string, config: object) => ({
    id,
    kind,
    title,
    config,
    position: { x: 0, y: 0 },
  });
  const post = (path: string, fields: { key: string; value: Template }[]) => ({
    method: "POST",
    url: [`${sink}/${path}`],
    connectionId: null,
    headers: [],
    body: { kind: "fields", fields },
    delivery,
    risk: null,
    failedPort: false,
  });
  const edge = (from: string, port: string, to: string) => ({
    id: `${from}-${port}`,
    from: { node: from, port },
    to,
  });
  const item = chip("form", "fields", "item");
  return workflowDocument.parse({
    schemaVersion,
    nodes: [
      node("form", "form_trigger", "Order form", {
        heading: "",
        intro: "",
        titleField: "",
        submitLabel: "Send",
        thanks: "",
        fields: [{ key: "item", label: "Item", type: "text", help: "", required: true, options: [] }],
      }),
      node("reserve", "http_request", "Reserve it", post("reserve", [{ key: "item", value: item }])),
      node("ask", "human_approval", "Check the order", {
        ask: ["Send this order?"],
        guidelines: "",
        candidates: [{ role: "approver" }],
        fields: [
          {
            key: "item",
            label: "Item",
            value: item,
            type: "text",
            options: [],
            editable: true,
            required: true,
          },
        ],
        outcomes: { approve: true, edit: true, reject: true },
        rejectReasonRequired: true,
        due: null,
        evidence: [],
      }),
      node(
        "send",
        "http_request",
        "Send it",
        post("send", [{ key: "item", value: chip("ask", "fields", "item") }]),
      ),
    ],
    edges: [edge("form", "next", "reserve"), edge("reserve", "sent", "ask"), edge("ask", "approved", "send")],
  });
}
