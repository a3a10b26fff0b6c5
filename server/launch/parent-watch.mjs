// Preloaded into web and engine by the launcher. Its end of two pipes: standard input, which closes when the
// launcher dies for whatever reason, and descriptor 3, on which a beat says that the event loop still turns.
import fs from "node:fs";
import { isMainThread } from "node:worker_threads";

const beatEvery = 2_000;
const drainWithin = 5_000;

const launcher = process.env.COUNTERSIGN_SUPERVISED;
if (isMainThread && launcher) {
  // The launcher was killed before this process had begun to watch it: nobody would ever end it.
  if (launcher !== String(process.ppid)) process.exit(1);
  // children of this process must not think that they are watched too
  delete process.env.COUNTERSIGN_SUPERVISED;
  const leave = () => {
    setTimeout(() => process.exit(1), drainWithin).unref();
    process.kill(process.pid, "SIGTERM");
  };
  process.stdin.on("end", leave).on("error", leave).resume();
  process.stdin.unref?.();
  const beat = () => fs.write(3, ".", () => undefined);
  beat();
  setInterval(beat, beatEvery).unref();
}
