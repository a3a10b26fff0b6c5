import { rows } from "../server/data/rows";

export const shown = rows();
