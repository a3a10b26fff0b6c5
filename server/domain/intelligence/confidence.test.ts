import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  confidencePercent,
  isConfident,
  normaliseConfidence,
  thresholdPercent,
} from "@/server/domain/intelligence/confidence";

describe("confidence", () => {
  it("keeps numbers from 0 to 1 and nothing else", () => {
    for (const good of [0, 0.5, 1]) expect(normaliseConfidence(good)).toBe(good);
    const bad = [
      undefined,
      null,
      Number.NaN,
      -0.01,
      1.01,
      87,
      Number.POSITIVE_INFINITY,
      "0.9",
      "high",
      true,
      {},
      [1],
    ];
    for (const value of bad) expect(normaliseConfidence(value)).toBeNull();
  });

  it("is never confident without two real numbers", () => {
    fc.assert(
      fc.property(fc.anything(), fc.double(), (confidence, threshold) => {
        if (!isConfident(confidence, threshold)) return;
        expect(confidence as number).toBeGreaterThanOrEqual(threshold);
        expect(threshold).toBeGreaterThanOrEqual(0);
        expect(confidence as number).toBeLessThanOrEqual(1);
      }),
    );
    expect(isConfident(1, Number.NaN)).toBe(false);
    expect(isConfident(1, 1.2)).toBe(false);
    expect(isConfident(0.8, 0.8)).toBe(true);
  });

  it("reads as below the mark whenever it is below the mark", () => {
    expect(confidencePercent(0.7999)).toBe("79 %");
    expect(confidencePercent(0.29)).toBe("29 %");
    expect(thresholdPercent(0.8)).toBe("80 %");
    expect(thresholdPercent(0.925)).toBe("92.5 %");
  });
});
