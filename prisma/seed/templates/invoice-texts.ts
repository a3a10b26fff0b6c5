/** Made-up invoices, as they look when somebody copies the text out of a PDF. */
export const invoiceTexts: readonly string[] = [
  `Nordwind GmbH
Hafenstrasse 12, 20457 Hamburg

INVOICE

Supplier: Nordwind GmbH
Invoice number: NW-2291
Invoice date: 3 March 2026
Due date: 2 April 2026

Freight Hamburg to Oslo          3,200.00
Customs papers                     396.64
VAT 19 %                           683.36

Total: EUR 4,280.00
IBAN: DE89 3704 0044 0532 0130 00`,
  `Supplier: Clear Water Services Ltd
Invoice number: 2026/0147
Invoice date: 2026-02-27
Due date: 2026-03-13

Water dispensers, rental February    210.00
Bottles, 12 pieces                    84.00

Net amount: 294.00
VAT 20 %: 58.80
Total: 352.80

Please pay to
IBAN: GB29 NWBK 6016 1331 9268 19`,
  `Lumen Office Supply
Invoice number: LO-88410
Supplier: Lumen Office Supply
Invoice date: March 9, 2026

Qty  Item                   Price
 4   Desk lamp "Arc"       59.00
 1   Whiteboard 120 x 90   149.00

Subtotal: 385.00
Total: 385.00 EUR

Thank you for your order.`,
  `Supplier: Alpenblick Hotel AG
Invoice number: 55-1902
Invoice date: 14 February 2026
Due date: 16 March 2026

Conference room, 2 days      1,900.00
Catering for 40 people       2,720.00
38 rooms, 2 nights           9,120.00

Total: CHF 13,740.00
IBAN: CH93 0076 2011 6238 5295 7`,
];
