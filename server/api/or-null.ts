import { AppError } from "@/server/domain/errors";

/** What a procedure answers, or null where it says `not_found`, for pages that show their own "nothing here". */
export async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (cause instanceof AppError && cause.code === "not_found") return null;
    throw error;
  }
}
