import { perform } from "../alpha/run";

export const again = perform;
