import { describe, expect, it } from "vitest";
import { findAmounts } from "@/server/domain/intelligence/extract-amounts";
import { type DateFinder, extractFields } from "@/server/domain/intelligence/extract-fields";
import { pieceOf } from "@/server/domain/intelligence/extract-text";
import { findEmails } from "@/server/domain/intelligence/extract-words";
import type { ExtractField, ExtractFieldType } from "@/server/domain/intelligence/provider";

/** Dates as ISO text only; reading other forms needs the library of the built-in model. */
const isoDates: DateFinder = ({ text, start }) =>
  [...text.matchAll(/\d{4}-\d{2}-\d{2}/g)].map((match) => ({
    value: match[0],
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));

const field = (key: string, label: string, type: ExtractFieldType): ExtractField => ({
  key,
  label,
  type,
  description: "",
  required: true,
});

const invoiceFields = [
  field("supplier", "Supplier", "text"),
  field("number", "Invoice number", "text"),
  field("date", "Invoice date", "date"),
  field("dueDate", "Due", "date"),
  field("total", "Total due", "number"),
  field("vat", "VAT", "number"),
  field("contact", "Contact e-mail", "email"),
  field("paid", "Already paid", "boolean"),
];

function read(text: string, fields: readonly ExtractField[] = invoiceFields) {
  const values: Record<string, unknown> = {};
  for (const [key, { found }] of extractFields(text, fields, isoDates)) {
    values[key] = found?.value ?? null;
    if (found && typeof found.value === "string")
      expect(text.slice(found.start, found.end)).toBe(found.value);
  }
  return values;
}

const invoice = `  • Invoice no. INV-2026/0417
Supplier:  Nordwind Büro GmbH   (new)
Invoice date: 2026-03-03
Due date: 2026-04-02
Order no. 4711

3 chairs      EUR 1,200.00
Net amount:   EUR 3,596.64
VAT (19 %):   EUR 683.36
Total due EUR 4,280.00
Already paid: no
Questions? billing@nordwind.example.`;

describe("fields by rules", () => {
  it("reads an invoice line by line", () => {
    expect(read(invoice)).toEqual({
      supplier: "Nordwind Büro GmbH",
      number: "INV-2026/0417",
      date: "2026-03-03",
      dueDate: "2026-04-02",
      total: 4280,
      vat: 683.36,
      contact: "billing@nordwind.example",
      paid: false,
    });
  });

  it("reads the same things out of a sentence", () => {
    const mail =
      "Hi, please find invoice #A-991 dated 2026-02-28, total due $1,250.50, payable by 2026-03-14. Ann, ann@blue.example";
    expect(read(mail)).toEqual({
      supplier: null,
      number: "A-991",
      date: "2026-02-28",
      dueDate: "2026-03-14",
      total: 1250.5,
      vat: null,
      contact: "ann@blue.example",
      paid: null,
    });
  });

  it("reads a label whose value stands on the next line", () => {
    expect(read("Vendor\nPapierwerk AG\n\nTOTAL\n1.166,20 €")).toMatchObject({
      supplier: "Papierwerk AG",
      total: 1166.2,
    });
  });

  it("leaves empty what is not said or not clear, and offers what it saw", () => {
    const text = "Ship on 2026-01-01 or 2026-01-02 for EUR 5 or EUR 6";
    expect(Object.values(read(text)).every((value) => value === null)).toBe(true);
    const fields = extractFields(text, [field("amount", "Amount", "number")], isoDates);
    expect(fields.get("amount")?.others.map((other) => other.value)).toEqual([5, 6]);
    expect(read("")).toEqual(read(" \n\n "));
  });

  it("uses the builder's own words for a field of any kind", () => {
    const fields = [field("cost_centre", "Cost centre", "text"), field("km", "Kilometres", "number")];
    expect(read("Cost centre = R&D, Berlin\nkilometres 1 250", fields)).toEqual({
      cost_centre: "R&D, Berlin",
      km: 1250,
    });
  });

  it.each([
    ["EUR 4,280.00", [4280]],
    ["€1.234,56 and 1 234,50 €", [1234.56, 1234.5]],
    ["-12.50, USD -3 and 0.125", [-12.5, -3, 0.125]],
    ["1'000'000 CHF", [1000000]],
    ["4,280 and 3,14", [4280, 3.14]],
    ["INV-77 A9 2026-03-04 12:30 1.2.3.4 a@4.example", []],
  ])("reads the amounts in %s", (text, expected) => {
    expect(findAmounts(pieceOf(text, 0, text.length)).map((amount) => amount.value)).toEqual(expected);
  });

  it("finds e-mail addresses and nothing that only looks like one", () => {
    const text = "<a.b+c@x-y.example>, @handle, a@b, me@host..example, you@host.example.";
    expect(findEmails(pieceOf(text, 0, text.length)).map((found) => found.value)).toEqual([
      "a.b+c@x-y.example",
      "you@host.example",
    ]);
  });

  it("stays fast on hostile text", () => {
    const hostile = [
      "1",
      "1,",
      "1 234",
      "date ",
      "@",
      "a@",
      "total: ",
      " ",
      "(",
      "- ",
      "9.",
      "total 1\n",
      "invoice no. ",
    ];
    const started = performance.now();
    for (const unit of hostile) extractFields(unit.repeat(50_000), invoiceFields, isoDates);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe("an IBAN", () => {
  const iban = [field("iban", "IBAN", "text")];

  it("is read with the spaces inside it, and without the word behind it", () => {
    expect(read("IBAN: DE89 3704 0044 0532 0130 00", iban).iban).toBe("DE89 3704 0044 0532 0130 00");
    expect(read("IBAN GB29NWBK60161331926819.", iban).iban).toBe("GB29NWBK60161331926819");
    expect(read("Pay to IBAN: LU28 0019 4006 4475 0000 BIC BCEELULL", iban).iban).toBe(
      "LU28 0019 4006 4475 0000",
    );
    expect(read("Please pay to\nIBAN: CH93 0076 2011 6238 5295 7 until May", iban).iban).toBe(
      "CH93 0076 2011 6238 5295 7",
    );
  });
});
