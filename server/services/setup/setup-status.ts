import { z } from "zod";
import { database } from "@/server/data/database";
import { isSetupOpen } from "@/server/data/workspace";
import { definePublicUseCase } from "@/server/services/public-use-case";

/** Whether this Countersign still waits for its first owner. */
export function setupOpen(): Promise<boolean> {
  return isSetupOpen(database());
}

export const setupStatus = definePublicUseCase({
  name: "setup.status",
  kind: "query",
  input: z.strictObject({}),
  run: async (tx) => ({ open: await isSetupOpen(tx) }),
});
