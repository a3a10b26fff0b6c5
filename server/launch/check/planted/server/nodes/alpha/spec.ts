import { perform } from "./run";

export const label = perform();
