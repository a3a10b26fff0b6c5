import type { WorkflowTemplate } from "@/server/domain/workflow/workflow-template";
import { chip, column, drawing, node, wire } from "./build";
import { invoiceTexts } from "./invoice-texts";

/** What is read from an invoice: key, label, type of the value, whether it must be there. */
const wanted = [
  ["supplier", "Supplier", "text", true],
  ["invoice_number", "Invoice number", "text", true],
  ["invoice_date", "Invoice date", "date", true],
  ["due_date", "Due date", "date", false],
  ["total", "Total", "number", true],
  ["iban", "IBAN", "text", false],
] as const;

const payables = [
  ...wanted.map(([key, label, type]) => column(key, label, type)),
  column("comment", "Comment"),
];

const rejected = [
  column("supplier", "Supplier"),
  column("invoice_number", "Invoice number"),
  column("reason", "Why it was rejected"),
  column("decided_by", "Rejected by"),
];

const steps = [
  node("form", "form_trigger", "Invoice form", [150, 0], {
    heading: "Send us an invoice",
    intro: "Paste the text of the invoice: open the file, select everything, copy it and paste it here.",
    fields: [
      { key: "text", label: "Text of the invoice", type: "long_text", help: "", required: true, options: [] },
    ],
    titleField: "text",
    submitLabel: "Send",
    thanks: "Thank you. The invoice has arrived.",
  }),
  node("read", "ai_agent", "Read the invoice", [150, 160], {
    task: {
      kind: "extract",
      fields: wanted.map(([key, label, type, required]) => ({ key, label, type, required, description: "" })),
    },
    instruction: "Read these values exactly as they stand on the invoice. Leave out what is not there.",
    input: [chip("form", "fields", "text")],
    connectionId: null,
    threshold: 0.9,
    riskRules: [
      {
        field: { node: "read", path: ["answer", "total"] },
        type: "number",
        operator: "more_than",
        value: ["10000"],
      },
    ],
    reviewFirst: 20,
  }),
  node("check", "human_approval", "Check what was read", [300, 340], {
    ask: [
      "Book invoice ",
      chip("read", "answer", "invoice_number"),
      " from ",
      chip("read", "answer", "supplier"),
      " over ",
      chip("read", "answer", "total"),
      "?",
    ],
    guidelines:
      "Compare each value with the invoice beside it and correct what was misread. Take care with the total (with tax) and the IBAN. Reject what is no invoice, or was booked before.",
    candidates: [{ role: "approver" }, { role: "admin" }, { role: "owner" }],
    fields: wanted.map(([key, label, type, required]) => ({
      key,
      label,
      value: [chip("read", "answer", key)],
      type,
      options: [],
      editable: true,
      required,
    })),
    outcomes: { approve: true, edit: true, reject: true },
    rejectReasonRequired: true,
    due: null,
    evidence: [{ label: "The invoice", text: [chip("form", "fields", "text")] }],
  }),
  node("book", "data_table", "Add to Invoices", [0, 520], {
    operation: "add",
    tableId: null,
    tableName: "Invoices",
    columns: payables,
    values: [
      ...wanted.map(([key]) => ({ column: key, value: [chip("check", "fields", key)] })),
      { column: "comment", value: [chip("check", "comment")] },
    ],
    where: { column: "", equals: [] },
  }),
  node("note", "data_table", "Note the rejection", [450, 520], {
    operation: "add",
    tableId: null,
    tableName: "Rejected invoices",
    columns: rejected,
    values: [
      { column: "supplier", value: [chip("check", "fields", "supplier")] },
      { column: "invoice_number", value: [chip("check", "fields", "invoice_number")] },
      { column: "reason", value: [chip("check", "comment")] },
      { column: "decided_by", value: [chip("check", "decidedBy")] },
    ],
    where: { column: "", equals: [] },
  }),
];

export const invoiceFields: WorkflowTemplate = {
  id: "invoice-fields",
  name: "Invoice fields",
  summary: "Reads supplier, dates, total and IBAN from an invoice and files them",
  description:
    "Somebody pastes the text of an invoice into a form. The AI reads six values from it and shows where each one stands; one of your approvers checks them, corrects what was misread, and the invoice goes into the table Invoices. The built-in model cannot say how sure it is of what it reads, so a person checks every invoice; with a connection to a language model, sure readings up to 10,000 go on alone after the first 20. To make it yours: change which values are read, and choose who checks.",
  minutes: 3,
  tables: [
    { key: "invoices", name: "Invoices", columns: payables, nodes: ["book"] },
    { key: "rejected", name: "Rejected invoices", columns: rejected, nodes: ["note"] },
  ],
  document: drawing(steps, [
    wire("form.next", "read"),
    wire("read.confident", "book"),
    wire("read.needs_review", "check"),
    wire("check.approved", "book"),
    wire("check.edited", "book"),
    wire("check.rejected", "note"),
  ]),
  samples: invoiceTexts.map((text) => ({ node: "form", event: { fields: { text } } })),
};
