import { startLater } from "../launch/start-later";

export const begin = startLater;
