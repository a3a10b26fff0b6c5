import { AppError } from "@/server/domain/errors";
import { executePublic } from "@/server/services/public-use-case";
import { createOwner } from "./create-owner";
import { setupOpen } from "./setup-status";

/**
 * Creates the first owner from the settings COUNTERSIGN_OWNER_EMAIL and COUNTERSIGN_OWNER_PASSWORD.
 * @returns false when there was an owner before, who stays as they are
 */
export async function createOwnerFromEnv(email: string, password: string): Promise<boolean> {
  if (!(await setupOpen())) return false;
  const name = email.split("@")[0] || email;
  try {
    await executePublic(createOwner, { name, email, password, workspaceName: "Our workspace" });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "gone") return false;
    throw error;
  }
}
