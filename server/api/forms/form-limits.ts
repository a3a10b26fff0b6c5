import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/server/domain/errors";

/** A person, and the form as a whole, a minute. Counted per process. */
const perPerson = new RateLimiterMemory({ keyPrefix: "form-person", points: 120, duration: 60 });
const perForm = new RateLimiterMemory({ keyPrefix: "form", points: 1_200, duration: 60 });

/** Throws `rate_limited` with `details.retryAfter` in seconds. */
export async function limitForm(token: string, ip: string): Promise<void> {
  try {
    await perPerson.consume(`${token}|${ip}`);
    await perForm.consume(token);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new AppError(
      "rate_limited",
      `This form was sent too often in a short time. Your answers are still here; try again in ${retryAfter} s.`,
      { retryAfter },
    );
  }
}
