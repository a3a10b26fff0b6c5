import { z } from "zod";
import { roles } from "./roles";

/** Lower case and trimmed: the one form in which addresses are stored and compared. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(320)
  .pipe(z.email("This is not an e-mail address."));

export const personName = z.string().trim().min(1, "Give a name.").max(120, "At most 120 characters.");

export const workspaceName = z.string().trim().min(1, "Give a name.").max(80, "At most 80 characters.");

export const passwordMinimum = 10;

/** Length is what makes a password strong (NIST SP 800-63B): nothing else is asked of it. */
export const newPassword = z
  .string()
  .min(passwordMinimum, `A password needs at least ${passwordMinimum} characters.`)
  .max(1_000, "At most 1,000 characters.");

export const roleName = z.enum(roles);

/** Strength by length alone, for the bar under the field. */
export function passwordStrength(password: string): "short" | "fair" | "good" | "strong" {
  const length = [...password].length;
  if (length < passwordMinimum) return "short";
  return length < 14 ? "fair" : length < 18 ? "good" : "strong";
}
