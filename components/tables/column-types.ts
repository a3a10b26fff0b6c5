import { columnTypes } from "@/server/domain/table/table";

const words = { text: "Text", number: "Number", boolean: "Yes or no", date: "Date" } as const;

/** The types of a column as one picks them. */
export const columnTypeItems = columnTypes.map((value) => ({ value, label: words[value] }));
