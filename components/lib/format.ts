/** Numbers, durations and times as people say them. Pure: the present moment and the zone come as arguments. */

const NARROW_SPACE = "\u202f";

/** 48213 → "48,213". At most `digits` decimals (0 unless told). */
export function formatNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat("en", { maximumFractionDigits: digits }).format(value);
}

/** A share between 0 and 1 → "61 %". Never rounds up to 100 % or down to 0 % what is not. */
export function formatPercent(share: number): string {
  const rounded = Math.round(share * 100);
  const honest = rounded >= 100 && share < 1 ? 99 : rounded <= 0 && share > 0 ? 1 : rounded;
  return `${honest}${NARROW_SPACE}%`;
}

/** How sure an AI is, 0 to 1 → "61 %". Rounds down, so that a shortfall never reads as if the mark had been reached. */
export function formatSure(confidence: number): string {
  return `${Math.floor(confidence * 100 + 1e-9)}${NARROW_SPACE}%`;
}

/** Bytes → "4.2 MB" (decimal units). */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatNumber(value, unit === 0 || value >= 100 ? 0 : 1)} ${units[unit]}`;
}

/** "1 run", "2 runs"; the plural may be told when it is not an s. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** Milliseconds → the two largest units that matter: "840 ms", "2.4 s", "28 m 04 s", "2 h 10 m", "3 d 4 h". */
export function formatDuration(ms: number): string {
  const span = Math.max(0, ms);
  if (span < 1000) return `${Math.round(span)} ms`;
  if (span < 9_950) return `${(span / 1000).toFixed(1)} s`;
  const seconds = Math.round(span / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return withRest(minutes, "m", seconds % 60, "s");
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return withRest(hours, "h", minutes % 60, "m");
  return withRest(Math.floor(hours / 24), "d", hours % 24, "h");
}

function withRest(big: number, bigUnit: string, rest: number, restUnit: string): string {
  if (rest === 0) return `${big} ${bigUnit}`;
  return `${big} ${bigUnit} ${restUnit === "h" ? rest : String(rest).padStart(2, "0")} ${restUnit}`;
}

/** A span in the coarse words of a due date: "50 m", "3 h", "2 d". */
export function formatSpan(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes < 1) return "less than 1 m";
  if (minutes < 60) return `${minutes} m`;
  const hours = Math.round(minutes / 60);
  if (hours < 24) return `${hours} h`;
  return `${Math.round(hours / 24)} d`;
}

/** How long ago or how soon: "just now", "20 m ago", "in 3 h". Beyond a week it becomes a date. */
export function formatRelative(at: Date, now: Date, zone?: string): string {
  const diff = at.getTime() - now.getTime();
  if (Math.abs(diff) < 45_000) return diff > 5_000 ? "in a moment" : "just now";
  if (Math.abs(diff) > 7 * 86_400_000) return formatDate(at, now, zone);
  return diff < 0 ? `${formatSpan(diff)} ago` : `in ${formatSpan(diff)}`;
}

/** What a due chip says, and how urgent it is: amber under four hours, red when overdue. */
export function dueState(due: Date, now: Date): { label: string; tone: "neutral" | "wait" | "bad" } {
  const left = due.getTime() - now.getTime();
  if (left < 0) return { label: `overdue ${formatSpan(left)}`, tone: "bad" };
  return { label: `in ${formatSpan(left)}`, tone: left < 4 * 3_600_000 ? "wait" : "neutral" };
}

function zoned(zone: string | undefined): { timeZone?: string } {
  return zone ? { timeZone: zone } : {};
}

/** "14:02". With `seconds`, "14:02:31". */
export function formatTime(at: Date, zone?: string, seconds = false): string {
  return new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
    ...zoned(zone),
  }).format(at);
}

/** "22 Nov", with the year when it is not this one: "22 Nov 2026". */
export function formatDate(at: Date, now: Date, zone?: string): string {
  const year = new Intl.DateTimeFormat("en-GB", { year: "numeric", ...zoned(zone) });
  const sameYear = year.format(at) === year.format(now);
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
    ...zoned(zone),
  }).format(at);
}

/** Today "14:02", otherwise "22 Nov, 14:02". */
export function formatSmart(at: Date, now: Date, zone?: string): string {
  const day = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", ...zoned(zone) });
  const time = formatTime(at, zone);
  return day.format(at) === day.format(now) ? time : `${formatDate(at, now, zone)}, ${time}`;
}

/** Everything there is to say, for a hover: "Sunday 22 November 2026, 14:02:31 CET". */
export function formatExact(at: Date, zone?: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
    ...zoned(zone),
  }).format(at);
}

/** A long hash in its short form: "9f2c…41ab". */
export function shortHash(hash: string): string {
  const bare = hash.replace(/^sha256:/, "");
  return bare.length <= 12 ? bare : `${bare.slice(0, 4)}…${bare.slice(-4)}`;
}

/** Up to two initials: "Lena Vogt" → "LV", "ravi@acme.eu" → "R". */
export function initials(name: string): string {
  const words = (name.split("@")[0] ?? "").split(/[\s._-]+/).filter(Boolean);
  const first = words[0]?.at(0) ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.at(0) ?? "") : "";
  return (first + (name.includes("@") ? "" : last)).toUpperCase();
}
