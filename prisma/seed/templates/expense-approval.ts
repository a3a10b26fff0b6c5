import type { WorkflowTemplate } from "@/server/domain/workflow/workflow-template";
import { chip, column, drawing, node, wire } from "./build";

const categories = ["Travel", "Meals", "Software", "Equipment", "Other"];

const ledger = [
  column("person", "Who"),
  column("purpose", "What for"),
  column("category", "Category"),
  column("amount", "Amount", "number"),
  column("spent_on", "Date", "date"),
  column("decision", "Decision"),
  column("comment", "Comment"),
];

const shared = [
  { column: "person", value: [chip("form", "fields", "person")] },
  { column: "purpose", value: [chip("form", "fields", "purpose")] },
  { column: "spent_on", value: [chip("form", "fields", "spent_on")] },
];

const steps = [
  node("form", "form_trigger", "Expense form", [150, 0], {
    heading: "Hand in an expense",
    intro: "Up to 500 it is booked at once. Above that, somebody looks at it first.",
    fields: [
      { key: "person", label: "Your name", type: "text", help: "", required: true, options: [] },
      { key: "purpose", label: "What was it for?", type: "text", help: "", required: true, options: [] },
      { key: "category", label: "Category", type: "choice", help: "", required: true, options: categories },
      {
        key: "amount",
        label: "Amount",
        type: "number",
        help: "In euros, such as 129.90",
        required: true,
        options: [],
      },
      { key: "spent_on", label: "Date of the receipt", type: "date", help: "", required: true, options: [] },
    ],
    titleField: "purpose",
    submitLabel: "Hand in",
    thanks: "Thank you. Your expense has been handed in.",
  }),
  node("limit", "condition", "Over 500?", [150, 160], {
    branches: [
      {
        id: "branch_1",
        label: "Over 500",
        match: "all",
        rules: [
          {
            field: { node: "form", path: ["fields", "amount"] },
            type: "number",
            operator: "more_than",
            value: ["500"],
          },
        ],
      },
    ],
    otherwise: "Up to 500",
  }),
  node("sign", "human_approval", "Sign off the expense", [300, 340], {
    ask: [
      "Pay ",
      chip("form", "fields", "person"),
      " ",
      chip("form", "fields", "amount"),
      " euros for ",
      chip("form", "fields", "purpose"),
      "?",
    ],
    guidelines:
      "Approve what was needed for work and has a receipt. Correct the amount or the category when the receipt says something else. Reject with a reason that the person can act on.",
    candidates: [{ role: "approver" }, { role: "admin" }, { role: "owner" }],
    fields: [
      {
        key: "amount",
        label: "Amount",
        value: [chip("form", "fields", "amount")],
        type: "number",
        options: [],
        editable: true,
        required: true,
      },
      {
        key: "category",
        label: "Category",
        value: [chip("form", "fields", "category")],
        type: "choice",
        options: categories,
        editable: true,
        required: true,
      },
      {
        key: "spent_on",
        label: "Date of the receipt",
        value: [chip("form", "fields", "spent_on")],
        type: "date",
        options: [],
        editable: false,
        required: false,
      },
    ],
    outcomes: { approve: true, edit: true, reject: true },
    rejectReasonRequired: true,
    due: null,
    evidence: [],
  }),
  node("book", "data_table", "Book the expense", [0, 520], {
    operation: "add",
    tableId: null,
    tableName: "Expenses",
    columns: ledger,
    values: [
      ...shared,
      { column: "category", value: [chip("sign", "fields", "category")] },
      { column: "amount", value: [chip("sign", "fields", "amount")] },
      { column: "decision", value: ["Booked"] },
      { column: "comment", value: [chip("sign", "comment")] },
    ],
    where: { column: "", equals: [] },
  }),
  node("refuse", "data_table", "Note the refusal", [450, 520], {
    operation: "add",
    tableId: null,
    tableName: "Expenses",
    columns: ledger,
    values: [
      ...shared,
      { column: "category", value: [chip("form", "fields", "category")] },
      { column: "amount", value: [chip("form", "fields", "amount")] },
      { column: "decision", value: ["Rejected"] },
      { column: "comment", value: [chip("sign", "comment")] },
    ],
    where: { column: "", equals: [] },
  }),
  node("answer", "respond", "Say that it is booked", [0, 680], {
    status: 200,
    body: { kind: "text", text: ["Your expense for ", chip("form", "fields", "purpose"), " is booked."] },
  }),
];

export const expenseApproval: WorkflowTemplate = {
  id: "expense-approval",
  name: "Expense approval",
  summary: "Books small expenses at once and asks a person about the large ones",
  description:
    "Somebody fills in a form. Up to 500 the expense goes straight into the table Expenses; above that, one of your approvers sees it first and can correct the amount, approve it or reject it with a reason. To make it yours: change the limit, and choose who signs.",
  minutes: 3,
  tables: [{ key: "expenses", name: "Expenses", columns: ledger, nodes: ["book", "refuse"] }],
  document: drawing(steps, [
    wire("form.next", "limit"),
    wire("limit.branch_1", "sign"),
    wire("limit.else", "book"),
    wire("sign.approved", "book"),
    wire("sign.edited", "book"),
    wire("sign.rejected", "refuse"),
    wire("book.done", "answer"),
  ]),
  samples: [
    {
      person: "Ana Ruiz",
      purpose: "Train to the Lisbon office",
      category: "Travel",
      amount: 89.5,
      spent_on: "2026-02-11",
    },
    { person: "Tom Becker", purpose: "Team lunch", category: "Meals", amount: 146, spent_on: "2026-02-19" },
    {
      person: "Ana Ruiz",
      purpose: "Standing desk",
      category: "Equipment",
      amount: 640,
      spent_on: "2026-03-02",
    },
    {
      person: "Yuki Mori",
      purpose: "Yearly design software",
      category: "Software",
      amount: 1188,
      spent_on: "2026-03-04",
    },
    {
      person: "Tom Becker",
      purpose: "Hotel for the trade fair",
      category: "Travel",
      amount: 500,
      spent_on: "2026-03-09",
    },
  ].map((fields) => ({ node: "form", event: { fields } })),
};
