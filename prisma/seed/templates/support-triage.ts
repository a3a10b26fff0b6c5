import triage from "@/prisma/seed/banking77/support-triage.json";
import type { WorkflowTemplate } from "@/server/domain/workflow/workflow-template";
import { chip, column, drawing, node, wire } from "./build";

const notSent = [
  column("message", "Message"),
  column("label", "Label"),
  column("reason", "Why it was rejected"),
  column("decided_by", "Rejected by"),
];

const steps = [
  node("form", "form_trigger", "Contact form", [0, 0], {
    heading: "How can we help?",
    intro: "Tell us what happened. We read every message and answer within a day.",
    fields: [
      { key: "message", label: "Your message", type: "long_text", help: "", required: true, options: [] },
      {
        key: "email",
        label: "Your e-mail",
        type: "email",
        help: "So that we can answer you",
        required: false,
        options: [],
      },
    ],
    titleField: "message",
    submitLabel: "Send",
    thanks: "Thank you. Your message has arrived and is on its way to the right people.",
  }),
  node("website", "webhook_trigger", "From your website", [300, 0], {
    signature: "hmac",
    answer: "at_once",
    fields: [
      {
        path: "message",
        label: "Message",
        type: "text",
        required: true,
        sample: "My card has not arrived yet.",
      },
      { path: "email", label: "E-mail", type: "text", required: false, sample: "sam@example.com" },
    ],
    titlePath: "message",
  }),
  node("inbox", "set_fields", "One message, however it came", [150, 160], {
    fields: [
      {
        key: "message",
        label: "Message",
        type: "text",
        value: [chip("form", "fields", "message"), chip("website", "body", "message")],
      },
      {
        key: "email",
        label: "E-mail",
        type: "text",
        value: [chip("form", "fields", "email"), chip("website", "body", "email")],
      },
    ],
  }),
  node("sort", "ai_agent", "Sort the message", [150, 320], {
    task: {
      kind: "classify",
      labels: triage.labels.map(({ name, description }) => ({ name, description })),
      examples: triage.examples,
    },
    instruction: "Read the customer's message and choose the one label that says what it is about.",
    input: [chip("inbox", "fields", "message")],
    connectionId: null,
    threshold: 0.8,
    riskRules: [],
    reviewFirst: 0,
  }),
  node("check", "human_approval", "Check the label", [450, 500], {
    ask: ["Is this message about “", chip("sort", "answer", "label"), "”?"],
    guidelines:
      "Approve when the label says what the customer wants. Choose another label when it does not. Reject what is no request at all, such as advertising: nothing is sent then.",
    candidates: [{ role: "approver" }, { role: "admin" }, { role: "owner" }],
    fields: [
      {
        key: "label",
        label: "Label",
        value: [chip("sort", "answer", "label")],
        type: "choice",
        options: triage.labels.map(({ name }) => name),
        editable: true,
        required: true,
      },
    ],
    outcomes: { approve: true, edit: true, reject: true },
    rejectReasonRequired: true,
    due: null,
    evidence: [{ label: "What the customer wrote", text: [chip("inbox", "fields", "message")] }],
  }),
  node("ticket", "http_request", "Create the ticket", [150, 680], {
    method: "POST",
    url: ["http://127.0.0.1:4010/tickets"],
    connectionId: null,
    headers: [],
    body: {
      kind: "fields",
      fields: [
        { key: "message", value: [chip("inbox", "fields", "message")] },
        { key: "email", value: [chip("inbox", "fields", "email")] },
        { key: "label", value: [chip("check", "fields", "label")] },
        { key: "run", value: [chip("run", "number")] },
      ],
    },
    delivery: "keyed",
    risk: null,
    failedPort: false,
  }),
  node("note", "data_table", "Note what was rejected", [450, 680], {
    operation: "add",
    tableId: null,
    tableName: "Rejected messages",
    columns: notSent,
    values: [
      { column: "message", value: [chip("inbox", "fields", "message")] },
      { column: "label", value: [chip("check", "fields", "label")] },
      { column: "reason", value: [chip("check", "comment")] },
      { column: "decided_by", value: [chip("check", "decidedBy")] },
    ],
    where: { column: "", equals: [] },
  }),
];

export const supportTriage: WorkflowTemplate = {
  id: "support-triage",
  name: "Support triage",
  summary: "Sorts customer messages by topic and sends each to the right place",
  description:
    "Messages come from a form or from your website. The AI sorts each into one of five topics, learning from the 60 examples that come with it. When it is at least 80 % sure, the ticket is created at once; otherwise one of your approvers looks, and can correct the topic or reject the message. To make it yours: set the address that takes your tickets, then rename the topics and exchange the examples for your own.",
  minutes: 5,
  tables: [{ key: "rejected", name: "Rejected messages", columns: notSent, nodes: ["note"] }],
  document: drawing(steps, [
    wire("form.next", "inbox"),
    wire("website.next", "inbox"),
    wire("inbox.next", "sort"),
    wire("sort.confident", "ticket"),
    wire("sort.needs_review", "check"),
    wire("check.approved", "ticket"),
    wire("check.edited", "ticket"),
    wire("check.rejected", "note"),
  ]),
  samples: triage.messages
    .slice(0, 12)
    .map(({ text }, index) =>
      index % 2 === 0
        ? { node: "form", event: { fields: { message: text, email: "sam@example.com" } } }
        : { node: "website", event: { body: { message: text, email: "sam@example.com" } } },
    ),
};
