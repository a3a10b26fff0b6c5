import { fold } from "@/server/domain/intelligence/extract-text";
import type { ExtractField } from "@/server/domain/intelligence/provider";

/** Things that documents name in many ways. The first names are tried first. */
const concepts: readonly { names: readonly string[]; code?: true }[] = [
  {
    names: [
      "invoice number",
      "invoice no",
      "invoice id",
      "invoice ref",
      "invoice #",
      "inv no",
      "invoice",
      "document number",
      "bill number",
    ],
    code: true,
  },
  {
    names: [
      "purchase order number",
      "purchase order",
      "po number",
      "po no",
      "po",
      "order number",
      "order no",
      "order id",
    ],
    code: true,
  },
  {
    names: [
      "reference number",
      "reference",
      "ref no",
      "ref",
      "ticket number",
      "case number",
      "booking number",
    ],
    code: true,
  },
  { names: ["customer number", "customer no", "customer id", "account number", "account no"], code: true },
  { names: ["iban"], code: true },
  { names: ["vat number", "vat id", "vat no", "tax id", "tax number"], code: true },
  { names: ["due date", "payment due", "date due", "pay by", "payable by", "due by", "due on", "due"] },
  {
    names: [
      "invoice date",
      "date of invoice",
      "date of issue",
      "issue date",
      "issued on",
      "issued",
      "dated",
      "date",
    ],
  },
  { names: ["order date", "date of order", "ordered on"] },
  { names: ["start date", "starts on", "from date"] },
  { names: ["end date", "ends on", "until"] },
  { names: ["expense date", "date of expense", "spent on"] },
  {
    names: [
      "total due",
      "amount due",
      "balance due",
      "grand total",
      "total amount",
      "amount payable",
      "total to pay",
      "invoice total",
      "total",
      "amount",
      "sum",
    ],
  },
  { names: ["subtotal", "sub total", "net amount", "net total", "total net", "net"] },
  { names: ["vat amount", "sales tax", "vat", "tax", "gst"] },
  { names: ["quantity", "qty", "number of items", "units"] },
  { names: ["unit price", "price per unit", "price"] },
  {
    names: ["supplier", "vendor", "seller", "company", "merchant", "payee", "billed by", "issued by", "from"],
  },
  { names: ["customer name", "customer", "client", "bill to", "billed to", "buyer"] },
  { names: ["employee name", "employee", "requested by", "requester", "submitted by", "claimant"] },
  { names: ["full name", "contact name", "contact person", "contact", "name"] },
  { names: ["email address", "e-mail address", "e-mail", "email"] },
  { names: ["phone number", "telephone", "phone", "mobile", "tel"] },
  { names: ["description", "purpose", "reason", "subject", "details"] },
  { names: ["category", "type"] },
  { names: ["currency"] },
];

const known = new Set(concepts.flatMap((concept) => concept.names));

export interface FieldNames {
  /** What the field may be called in a text, best first, in lower case. */
  names: string[];
  /** The value is a code: a run without spaces that holds a digit. */
  code: boolean;
}

/**
 * What to look for: the field's own label and key, then the other names of the same thing. A field belongs to
 * the concept whose longest name its label or key holds ("Invoice due date" is a due date).
 */
export function namesOf(field: Pick<ExtractField, "key" | "label">): FieldNames {
  const label = plain(field.label);
  const key = plain(field.key.replace(/([a-z])([A-Z])/g, "$1 $2"));
  let best: { size: number; concept: (typeof concepts)[number] } | undefined;
  for (const concept of concepts) {
    for (const name of concept.names) {
      const fits = ` ${label} `.includes(` ${name} `) || ` ${key} `.includes(` ${name} `);
      if (fits && name.length > (best?.size ?? 0)) best = { size: name.length, concept };
    }
  }
  const names = [label, key, ...(best?.concept.names ?? [])].filter((name) => name !== "");
  return { names: [...new Set(names)], code: best?.concept.code === true };
}

/** "due date" beside the name "date": the longer name is another thing. */
export function isPartOfLongerName(wordBefore: string, name: string): boolean {
  return known.has(`${wordBefore} ${name}`);
}

function plain(text: string): string {
  return fold(text)
    .replace(/[_\s]+/g, " ")
    .replace(/[:.?*]+$/, "")
    .trim();
}
