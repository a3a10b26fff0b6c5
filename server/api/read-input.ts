import superjson, { type SuperJSONResult } from "superjson";
import { AppError } from "@/server/domain/errors";
import { faultOf, maxDepth } from "@/server/domain/outside-json";

/** The only two kinds of value that our pages send and JSON has no word for. */
const kinds: ReadonlySet<unknown> = new Set(["Date", "undefined"]);

/**
 * A procedure's input as our client's superjson wrote it. A sender may say which values are dates or undefined and
 * nothing else: the marks for one object in two places are left aside (a few of them unfold into more places than
 * can ever be walked), and maps, errors, expressions or classes are never made for it.
 * Throws `bad_input`.
 */
export function readInput(sent: unknown): unknown {
  if (!isObject(sent)) throw unreadable("it is not what this address expects");
  const { json, meta } = sent;
  const fault = faultOf(json);
  if (fault) throw unreadable(fault);
  const values = isObject(meta) ? meta.values : undefined;
  if (values === undefined) return json;
  if (!isPlain(values)) throw unreadable("it holds values of a kind that is not taken here");
  try {
    return superjson.deserialize({ json, meta: { values, v: 1 } } as SuperJSONResult);
  } catch {
    throw unreadable("what it says of its values does not fit them");
  }
}

/**
 * Whether superjson's notes name only the kinds above, at paths (keys joined by dots) no longer than values are deep.
 * Walks without recursion, so that no input exhausts the stack.
 */
function isPlain(notes: unknown): boolean {
  const open: { note: unknown; depth: number }[] = [{ note: notes, depth: 0 }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { note, depth } = item;
    if (depth > maxDepth) return false;
    if (Array.isArray(note)) {
      if (note.length !== 1 || !kinds.has(note[0])) return false;
      continue;
    }
    if (!isObject(note)) return false;
    for (const [path, inner] of Object.entries(note)) {
      open.push({ note: inner, depth: depth + path.split(".").length });
    }
  }
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unreadable(why: string): AppError {
  return new AppError("bad_input", `This could not be read: ${why}.`);
}
