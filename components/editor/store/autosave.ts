import { sameJson } from "@/server/domain/same-json";
import type { WorkflowDocument } from "@/server/domain/workflow/document";
import type { EditorState, Gateway } from "./editor-state";

const pauseMs = 700;
const retryMs = [2_000, 4_000, 8_000, 15_000, 30_000] as const;

export interface SaveErrors {
  /** a sentence for a person */
  readonly text: (error: unknown) => string;
  /** asking again would give the same answer */
  readonly isFinal: (error: unknown) => boolean;
}

/** The part of the store that saving reads and writes. */
export interface SavingStore {
  getState(): Pick<EditorState, "document" | "revision" | "pending" | "save">;
  setState(change: Partial<Pick<EditorState, "revision" | "pending" | "save">>): void;
}

/** Sends what is pending, one request at a time, and keeps everything until the server has confirmed it. */
export class Autosave {
  /** How many of the pending edits were handed to the server and must not be rewritten any more. */
  sent = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private sending = false;
  /** an attempt whose answer never came: the server may have it */
  private unanswered: { document: WorkflowDocument; count: number } | null = null;

  constructor(
    private readonly store: SavingStore,
    private readonly gateway: Gateway,
    private readonly errors: SaveErrors,
  ) {}

  /** Call after every edit. */
  schedule(delayMs: number = pauseMs): void {
    if (this.sending) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delayMs);
  }

  /** Sends at once: before publishing, before leaving, or because somebody pressed retry. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    const { pending, revision, save, document } = this.store.getState();
    if (this.sending || pending.length === 0 || save.status === "conflict") return;
    this.sending = true;
    this.sent = pending.length;
    this.store.setState({ save: { status: "saving" } });
    try {
      const answer = await this.gateway.save(revision, pending);
      this.failures = 0;
      const lost = this.unanswered;
      this.unanswered = null;
      if (answer.status === "saved") this.confirm(answer.revision, pending.length);
      else if (lost && sameJson(answer.document, lost.document)) this.confirm(answer.revision, lost.count);
      else this.store.setState({ save: { status: "conflict", remote: answer } });
    } catch (error) {
      this.unanswered ??= { document, count: pending.length };
      this.fail(error);
    } finally {
      this.sending = false;
    }
    const after = this.store.getState();
    if (after.save.status === "waiting" && after.pending.length > 0) this.schedule();
  }

  private confirm(revision: number, count: number): void {
    this.sent = 0;
    const pending = this.store.getState().pending.slice(count);
    this.store.setState({
      revision,
      pending,
      save: pending.length > 0 ? { status: "waiting" } : { status: "saved" },
    });
  }

  private fail(error: unknown): void {
    const final = this.errors.isFinal(error);
    this.store.setState({ save: { status: "failed", message: this.errors.text(error), final } });
    if (final) return;
    const wait = retryMs[Math.min(this.failures, retryMs.length - 1)] ?? 30_000;
    this.failures += 1;
    this.timer = setTimeout(() => void this.flush(), wait);
  }
}
