import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterDeath, afterFailure, maxAttempts, maxDeaths } from "./retry-policy";

const any = {
  failure: fc.constantFrom("before_sending", "rejected", "busy", "ambiguous", "bad_config" as const),
  delivery: fc.constantFrom("keyed", "repeatable", "keyless" as const),
  attempts: fc.integer({ min: 1, max: 40 }),
  retryAfterMs: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
};

describe("what follows a failure", () => {
  it("never sends a keyless effect again when it may have arrived", () => {
    fc.assert(
      fc.property(
        fc.record({
          ...any,
          failure: fc.constant("ambiguous" as const),
          delivery: fc.constant("keyless" as const),
        }),
        (facts) => {
          expect(afterFailure(facts).kind).toBe("uncertain");
        },
      ),
    );
  });

  it("never calls an effect failed that may have arrived, and ends after a bounded number of attempts", () => {
    fc.assert(
      fc.property(fc.record(any), (facts) => {
        const next = afterFailure(facts);
        if (facts.failure === "ambiguous") expect(next.kind).not.toBe("fail");
        if (facts.attempts >= maxAttempts) expect(next.kind).not.toBe("retry");
        if (next.kind === "retry") expect(next.afterMs).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });

  it("waits as long as the target asks", () => {
    expect(afterFailure({ failure: "busy", delivery: "keyless", attempts: 1, retryAfterMs: 7000 })).toEqual({
      kind: "retry",
      afterMs: 7000,
    });
  });

  it("after our own death repeats what may be repeated and asks about the rest", () => {
    expect(afterDeath("keyed", true, 1)).toBe("go_again");
    expect(afterDeath("keyless", true, 1)).toBe("uncertain");
    expect(afterDeath("keyless", false, 1)).toBe("go_again");
    expect(afterDeath("keyed", true, maxDeaths)).toBe("uncertain");
    expect(afterDeath("repeatable", false, maxDeaths)).toBe("fail");
  });
});
