"use client";

import { useSyncExternalStore } from "react";

/** Room beside a list: `little` on phones and tablets, `some` on laptops, `much` beyond. */
export type Room = "little" | "some" | "much";

const large = "(min-width: 64rem)";
const larger = "(min-width: 90rem)";

function subscribe(reader: () => void): () => void {
  const medias = [window.matchMedia(large), window.matchMedia(larger)];
  for (const media of medias) media.addEventListener("change", reader);
  return () => {
    for (const media of medias) media.removeEventListener("change", reader);
  };
}

function read(): Room {
  if (window.matchMedia(larger).matches) return "much";
  return window.matchMedia(large).matches ? "some" : "little";
}

/** How much room the window has; on the server, the middle. */
export function useRoom(): Room {
  return useSyncExternalStore(subscribe, read, () => "some");
}
