import { performStep } from "@/server/services/runs/perform-step";
import { sweepOverdue } from "@/server/services/runs/sweep";
import { expireDueTask } from "@/server/services/tasks/expire";
import type { Work } from "./functions/work";

/** The real use cases behind the functions. */
export const work: Work = { performStep, expireDueTask, sweepOverdue };
