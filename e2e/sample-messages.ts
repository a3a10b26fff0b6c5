import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

const file = z.object({ messages: z.array(z.object({ text: z.string(), label: z.string() })) });

export type Message = z.infer<typeof file>["messages"][number];

/** A seeded draw of customer messages from the test part of the attributed data, none of which the template has seen. */
export function drawMessages(count: number, seed: number): Message[] {
  const text = fs.readFileSync(
    path.resolve(import.meta.dirname, "../prisma/seed/banking77/support-triage.json"),
    "utf8",
  );
  const { messages } = file.parse(JSON.parse(text));
  let state = seed;
  // mulberry32
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const keyed = messages.map((message) => ({ message, key: random() }));
  return keyed
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ message }) => message);
}
