"use client";

import { useSyncExternalStore } from "react";
import { PREFERENCES } from "./preference-names";

export type PreferenceName = keyof typeof PREFERENCES;

const YEAR_S = 31_536_000;
const readers = new Set<() => void>();

/** The stored choice, or null when there is none. In the browser only. */
export function readPreference(name: PreferenceName): string | null {
  const prefix = `${PREFERENCES[name]}=`;
  const pair = document.cookie.split("; ").find((part) => part.startsWith(prefix));
  return pair ? decodeURIComponent(pair.slice(prefix.length)) : null;
}

/** Stores a choice for a year; null forgets it. */
export function writePreference(name: PreferenceName, value: string | null): void {
  const age = value === null ? 0 : YEAR_S;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser
  document.cookie = `${PREFERENCES[name]}=${encodeURIComponent(value ?? "")}; path=/; max-age=${age}; samesite=lax`;
  for (const reader of readers) reader();
}

/** The stored choice, live. `initial` is what the server read from the same cookie. */
export function usePreference(name: PreferenceName, initial: string | null): string | null {
  return useSyncExternalStore(
    (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    () => readPreference(name),
    () => initial,
  );
}
