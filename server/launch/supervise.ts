import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import readline from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { gone, signal } from "@/server/launch/process-facts";
import { root } from "@/server/launch/root";
import { complain, relay } from "@/server/launch/screen";

/** A Node process that is kept running. */
export interface ChildSpec {
  /** How people call it: "web", "engine". */
  name: string;
  /** Arguments for node: its flags, the file, the file's arguments. */
  args: string[];
  /** Its environment, asked for at every start. */
  env: () => NodeJS.ProcessEnv;
  /** Killed and started again when its event loop gave no sign for so long, in ms. */
  silentFor: number;
  /** How long it may take to finish its work when asked to stop, in ms. */
  drainWithin: number;
  /** Told the process id of every start. */
  onStart?: (pid: number) => void;
  /** Called once it has been started for the first time; what it returns is called at the end. */
  whileRunning?: (child: Supervised) => Promise<() => Promise<void>>;
}

export interface Supervised {
  /** How often it has ended by itself since the last time it ran for a minute. */
  deaths(): number;
  /** The last line it wrote. */
  lastLine(): string;
  /** Ends it and does not start it again. */
  stop(): Promise<void>;
  /** Ends it; it is started again with a fresh environment. */
  restart(): void;
}

const steadyAfter = 60_000;
const tick = 1_000;

/** Starts a child and starts it again whenever it ends, waiting 0.5 s, 1 s, 2 s … 30 s in between. */
export function supervise(spec: ChildSpec): Supervised {
  let child: ChildProcess | undefined;
  let deaths = 0;
  let lastLine = "";
  let lastBeat = Date.now();
  let wanted = false;
  const halt = new AbortController();

  const run = async () => {
    const begun = Date.now();
    lastBeat = begun;
    const running = start(spec, (line) => {
      lastLine = plain(line) || lastLine;
    });
    child = running;
    if (running.pid) spec.onStart?.(running.pid);
    (running.stdio[3] as NodeJS.ReadableStream | null)?.on("data", () => {
      lastBeat = Date.now();
    });
    const how = await ended(running);
    if (halt.signal.aborted) return;
    if (wanted) {
      wanted = false;
      return;
    }
    deaths = Date.now() - begun > steadyAfter ? 1 : deaths + 1;
    const pause = Math.min(30_000, 250 * 2 ** deaths);
    complain(`The ${spec.name} process ended (${how}); starting it again in ${pause / 1000} s.`);
    await sleep(pause, undefined, { signal: halt.signal }).catch(() => undefined);
  };
  const loop = (async () => {
    while (!halt.signal.aborted) await run();
  })();

  let lastTick = Date.now();
  const watch = setInterval(() => {
    const late = Date.now() - lastTick - tick;
    lastTick = Date.now();
    // the whole machine slept: the children could not beat either
    if (late > tick * 4) lastBeat = Date.now();
    if (!child?.pid || child.exitCode !== null || Date.now() - lastBeat < spec.silentFor) return;
    complain(`The ${spec.name} process gave no sign for ${spec.silentFor / 1000} s and is ended.`);
    lastBeat = Date.now();
    killGroup(child.pid);
  }, tick);

  const supervised: Supervised = {
    deaths: () => deaths,
    lastLine: () => lastLine,
    restart: () => {
      wanted = true;
      if (child?.pid) signal(child.pid, "SIGTERM");
    },
    stop: async () => {
      halt.abort();
      clearInterval(watch);
      if (child?.pid && child.exitCode === null && child.signalCode === null) {
        signal(child.pid, "SIGTERM");
        if (!(await gone(child.pid, spec.drainWithin))) killGroup(child.pid);
      }
      await loop;
      await (await atEnd)?.();
    },
  };
  const atEnd = spec.whileRunning?.(supervised);
  return supervised;
}

function start(spec: ChildSpec, onLine: (line: string) => void): ChildProcess {
  const preload = ["--import", path.join(root, "server/launch/parent-watch.mjs")];
  // detached: Ctrl-C on a terminal reaches the launcher alone, which then asks the children in the right order
  const child = spawn(process.execPath, [...preload, ...spec.args], {
    cwd: root,
    env: { ...spec.env(), COUNTERSIGN_SUPERVISED: String(process.pid) },
    detached: true,
    stdio: ["pipe", "pipe", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    readline.createInterface({ input: stream }).on("line", (line) => {
      onLine(line.trim());
      relay(spec.name, line);
    });
  }
  child.stdin?.on("error", () => undefined);
  return child;
}

/** The message of a log line; any other line as it is. */
function plain(line: string): string {
  return /^\{"level":.*"msg":"((?:[^"\\]|\\.)*)"\}$/.exec(line)?.[1] ?? line;
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("exit", (code, name) => resolve(name ? `signal ${name}` : `code ${code}`));
    child.once("error", (error) => resolve(error.message));
  });
}

function killGroup(pid: number): void {
  signal(-pid, "SIGKILL");
  signal(pid, "SIGKILL");
}
