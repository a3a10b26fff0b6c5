const units: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };

/**
 * Milliseconds from now of a sleep or a timeout as the SDK writes it: `1h30m`, `500ms`, or an ISO date.
 * Never negative. Throws when it is neither.
 */
export function delayOf(text: string, now = Date.now()): number {
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) {
    const at = Date.parse(text);
    if (Number.isFinite(at)) return Math.max(0, at - now);
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join("") !== text) {
    throw new Error(`"${text}" is neither a duration nor a date.`);
  }
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ""] ?? 0), 0);
}

/** A Retry-After header (whole seconds or a date) in ms from now; null when there is none that can be read. */
export function retryAfterOf(header: string | null, now = Date.now()): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isFinite(at) ? Math.max(0, at - now) : null;
}

const steps = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200];

/** Inngest's table for the retry after the given attempt (0 = the first), in ms, with up to 30 s of jitter. */
export function backoff(attempt: number): number {
  return ((steps[Math.min(attempt, steps.length - 1)] ?? 7_200) + Math.random() * 30) * 1_000;
}
