"use client";

import { useSyncExternalStore } from "react";

const TICK_MS = 20_000;
const readers = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = Date.now();
  for (const reader of readers) reader();
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  if (!timer) {
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    readers.delete(reader);
    if (readers.size === 0 && timer) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function read(): number {
  if (now === 0) now = Date.now();
  return now;
}

/** The present moment, shared by every reader and moved on every 20 s. Null on the server, which does not know the reader's clock. */
export function useNow(): Date | null {
  const ms = useSyncExternalStore(subscribe, read, () => 0);
  return ms === 0 ? null : new Date(ms);
}
