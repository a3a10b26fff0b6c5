// @vitest-environment jsdom
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { initTRPC, TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { useSyncExternalStore } from "react";
import superjson from "superjson";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TrpcProvider } from "@/components/lib/trpc";
import { type Me, SessionProvider } from "@/components/shell/session";
import { AppError } from "@/server/domain/errors";
import { checkEdits } from "@/server/domain/task/edits";
import type { FieldEdits, OutcomeCoverage, TaskField } from "@/server/domain/task/task";
import type { TaskDetail, TaskItem } from "./api-shapes";
import { Inbox } from "./inbox";

// a busy machine is no failure
configure({ asyncUtilTimeout: 10_000 });

vi.mock("next/navigation", () => {
  const subscribe = (reader: () => void) => {
    window.addEventListener("moved", reader);
    return () => window.removeEventListener("moved", reader);
  };
  const read = (part: "pathname" | "search") => useSyncExternalStore(subscribe, () => window.location[part]);
  return {
    usePathname: () => read("pathname"),
    useSearchParams: () => new URLSearchParams(read("search")),
  };
});

const effect = (team: string): OutcomeCoverage => ({
  covered: [
    {
      nodeId: "send",
      title: "Send to desk",
      hash: team === "Card" ? "c".repeat(64) : "e".repeat(64),
      payload: {
        action: "http.post",
        sentence: "Sends a POST to https://desk.example/tickets",
        method: "POST",
        address: "https://desk.example/tickets",
        connection: null,
        args: { body: { kind: "json", value: { team } } },
        risk: "write",
        delivery: "keyed",
      },
    },
  ],
  uncovered: [],
  hash: team === "Card" ? "a".repeat(64) : "f".repeat(64),
});
const nothing: OutcomeCoverage = { covered: [], uncovered: [], hash: "0".repeat(64) };

const amount: TaskField = {
  key: "amount",
  label: "Amount",
  type: "number",
  options: [],
  required: true,
  editable: true,
  value: 4280,
  confidence: 0.61,
  alternatives: [{ value: "4230", confidence: 0.31 }],
};

function detail(id: string, ask: string, part: Partial<TaskDetail["task"]> = {}): TaskDetail {
  return {
    task: {
      id,
      number: 1,
      kind: "approval",
      status: "open",
      ask,
      reasons: [{ code: "low_confidence", sentence: "The AI was 61 % sure of the amount.", threshold: 0.8 }],
      fields: [amount],
      evidence: [{ label: "What the AI read", text: "Total 4,280.00" }],
      guidelines: "",
      outcomes: [
        { id: "approve", kind: "approve", label: "Approve", port: "approved", commentRequired: false },
        { id: "edit", kind: "edit", label: "Approve with edits", port: "edited", commentRequired: false },
        { id: "reject", kind: "reject", label: "Reject", port: "rejected", commentRequired: true },
      ],
      coverage: { approve: effect("Card"), edit: effect("Card"), reject: nothing },
      payloadHash: "9".repeat(64),
      risk: "write",
      openedAt: new Date(),
      dueAt: null,
      expiryPort: null,
      outcome: null,
      answer: null,
      decidedByName: null,
      decidedAt: null,
      ...part,
    },
    workflow: { id: "w", name: "Invoice approval", versionNumber: 1 },
    run: { id: "r", number: 7, title: "", createdAt: new Date(), startedByName: null },
    candidates: ["Lena Vogt"],
    mayDecide: true,
    whyNot: null,
    similar: [],
  };
}

type Sent = {
  id: string;
  outcome: string;
  shownHash: string;
  comment?: string;
  edits?: FieldEdits;
  editedHash?: string;
};
let details: Map<string, TaskDetail>;
let decided: Sent[];
let previews: FieldEdits[];
let decide: (input: Sent) => void;

/** Speaks the product's tRPC over `fetch`, with the few procedures that the inbox asks. */
function serve() {
  const t = initTRPC.create({
    transformer: superjson,
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      data: {
        ...shape.data,
        appError:
          error.cause instanceof AppError
            ? { code: error.cause.code, message: error.cause.message, details: error.cause.details }
            : undefined,
      },
    }),
  });
  const input = <T,>(value: unknown) => value as T;
  const itemOf = ({ task, workflow }: TaskDetail): TaskItem => ({
    ...task,
    workflowName: workflow.name,
    runTitle: "",
    reason: "",
  });
  const open = () => [...details.values()].filter(({ task }) => task.status === "open");
  const router = t.router({
    tasks: t.router({
      counts: t.procedure.query(() => ({ mine: open().length, group: 0 })),
      list: t.procedure
        .input(input<{ tab: string }>)
        .query(() => ({ items: open().map(itemOf), nextCursor: null })),
      get: t.procedure.input(input<{ id: string }>).query(({ input: { id } }) => details.get(id)),
      preview: t.procedure
        .input(input<{ id: string; edits: FieldEdits }>)
        .mutation(({ input: { id, edits } }) => {
          previews.push(edits);
          const problems = checkEdits(details.get(id)?.task.fields ?? [], edits);
          return { coverage: problems.length > 0 ? null : effect("edited"), problems };
        }),
      decide: t.procedure.input(input<Sent>).mutation(({ input: given }) => {
        decided.push(given);
        decide(given);
        return { status: "decided" };
      }),
    }),
  });
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    const req = new Request(new URL(url, "http://inbox.test"), { ...init, signal: null });
    return fetchRequestHandler({ endpoint: "/api/trpc", req, router });
  });
}

const me: Me = {
  user: { id: "u", name: "Lena Vogt", email: "lena@acme.test" },
  workspace: { id: "ws", name: "Acme" },
  role: "approver",
  permissions: ["tasks.decide", "runs.read"],
  workspaces: [],
};

function settle(id: string, part: Partial<TaskDetail["task"]>) {
  const before = details.get(id);
  if (before)
    details.set(id, { ...before, task: { ...before.task, status: "decided", ...part }, mayDecide: false });
}

beforeEach(() => {
  details = new Map([
    ["t1", detail("t1", "Pay the first?")],
    ["t2", detail("t2", "Pay the second?")],
  ]);
  decided = [];
  previews = [];
  decide = ({ id, outcome }) => settle(id, { outcome, decidedByName: "Lena Vogt", decidedAt: new Date() });
  serve();
  vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener() {}, removeEventListener() {} }));
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(56);
  for (const way of ["pushState", "replaceState"] as const) {
    const original = window.history[way].bind(window.history);
    vi.spyOn(window.history, way).mockImplementation((...to) => {
      original(...to);
      window.dispatchEvent(new Event("moved"));
    });
  }
  window.history.replaceState(null, "", "/inbox");
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function show(at = "/inbox") {
  window.history.replaceState(null, "", at);
  render(
    <TrpcProvider>
      <SessionProvider initial={me}>
        <Inbox />
      </SessionProvider>
    </TrpcProvider>,
  );
  await screen.findByRole("radiogroup");
}
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const commit = () => press("Enter", { ctrlKey: true });
const chosen = () => screen.queryByRole<HTMLInputElement>("radio", { checked: true })?.value;
const asked = () => screen.getByRole("heading", { name: /^Pay|^Did/ }).textContent;

describe("the decision bar", () => {
  test("letters choose, bare Enter does nothing, Ctrl+Enter commits what was shown and goes to the next", async () => {
    await show();
    expect(asked()).toBe("Pay the first?");
    expect(chosen()).toBe("approve");
    expect(screen.getByText(/sends a POST to https:\/\/desk\.example\/tickets\.$/)).toBeTruthy();

    press("r");
    expect(chosen()).toBe("reject");
    press("Escape");
    press("a");
    expect(chosen()).toBe("approve");
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Approve" }));
    press("Enter");
    const button = screen.getByRole("button", { name: /^Approve/ });
    button.focus();
    expect(press("Enter")).toBe(false);
    expect(decided).toEqual([]);

    commit();
    await waitFor(() => expect(asked()).toBe("Pay the second?"));
    expect(decided).toEqual([{ id: "t1", outcome: "approve", shownHash: "9".repeat(64), comment: "" }]);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Pay the second?"));
    expect(screen.getByText("Approved:").closest("[role=status]")).toBeTruthy();
  });

  test("a rejection asks for its reason, with the cursor there, before anything is sent", async () => {
    await show();
    press("r");
    const reason = screen.getByRole("textbox", { name: /Why/ });
    expect(document.activeElement).toBe(reason);
    commit();
    expect(screen.getByText(/Say why in a few words: this answer needs a reason/)).toBeTruthy();
    expect(decided).toEqual([]);
    fireEvent.change(reason, { target: { value: "A copy" } });
    commit();
    await waitFor(() => expect(decided).toMatchObject([{ id: "t1", outcome: "reject", comment: "A copy" }]));
  });

  test("what was begun is there when one comes back", async () => {
    await show();
    press("r");
    fireEvent.change(screen.getByRole("textbox", { name: /Why/ }), { target: { value: "Half a rea" } });
    screen.getByRole("radio", { name: "Reject" }).focus();
    press("j");
    await waitFor(() => expect(asked()).toBe("Pay the second?"));
    expect(chosen()).toBe("approve");
    press("k");
    await waitFor(() => expect(asked()).toBe("Pay the first?"));
    expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: /Why/ }).value).toBe("Half a rea");
  });

  test("nothing is chosen before a person has looked, where it is not known what happened", async () => {
    const outcomes = [
      { id: "arrived", kind: "arrived", label: "It arrived", port: "arrived", commentRequired: false },
      { id: "send_again", kind: "send_again", label: "Send again", port: "perform", commentRequired: false },
    ] as const;
    const coverage = { arrived: nothing, send_again: effect("Card") };
    details = new Map([
      [
        "t1",
        detail("t1", "Did it arrive?", { kind: "uncertain", outcomes: [...outcomes], coverage, fields: [] }),
      ],
    ]);
    await show();
    expect(chosen()).toBeUndefined();
    commit();
    expect(decided).toEqual([]);
    expect(screen.getByText("Choose an answer first.")).toBeTruthy();
    press("s");
    commit();
    await waitFor(() => expect(decided).toMatchObject([{ outcome: "send_again" }]));
    await screen.findByText("All clear");
  });
});

describe("an edit", () => {
  test("is shown as what would run before it can be signed, and signed by that preview's hash", async () => {
    await show();
    press("e");
    const field = await screen.findByRole<HTMLInputElement>("textbox", { name: /Amount/ });
    expect(document.activeElement).toBe(field);
    commit();
    expect(screen.getByText(/Nothing is changed yet/)).toBeTruthy();

    fireEvent.change(field, { target: { value: "4230" } });
    commit();
    expect(decided).toEqual([]);
    const said = within(screen.getByRole("region", { name: "Decide" }));
    await said.findByTitle("e".repeat(64));
    expect(previews).toEqual([{ amount: 4230 }]);
    commit();
    await waitFor(() => expect(asked()).toBe("Pay the second?"));
    expect(decided).toEqual([
      {
        id: "t1",
        outcome: "edit",
        shownHash: "9".repeat(64),
        comment: "",
        edits: { amount: 4230 },
        editedHash: "f".repeat(64),
      },
    ]);
  });

  test("takes an alternative with one press, and Escape leaves without losing it", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "Use 4,230 for Amount" }));
    expect(chosen()).toBe("edit");
    await waitFor(() => expect(previews).toEqual([{ amount: 4230 }]));
    press("Escape");
    expect(chosen()).toBe("approve");
    expect(screen.getByText(/1 change kept, not used by this answer/)).toBeTruthy();
    commit();
    await waitFor(() => expect(decided).toHaveLength(1));
    expect(decided[0]).toMatchObject({ outcome: "approve" });
    expect(decided[0]).not.toHaveProperty("edits");
  });

  test("of a required field to nothing is refused beside the field, without asking the server", async () => {
    await show();
    press("e");
    const field = await screen.findByRole<HTMLInputElement>("textbox", { name: /Amount/ });
    fireEvent.change(field, { target: { value: "" } });
    commit();
    expect(screen.getAllByText("Amount is empty: enter it first.").length).toBeGreaterThan(0);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(previews).toEqual([]);
    expect(decided).toEqual([]);
  });
});

describe("an answer that comes too late", () => {
  test("is never shown as done; the page says who decided and what", async () => {
    decide = ({ id }) => {
      settle(id, { outcome: "reject", decidedByName: "Ravi Menon", decidedAt: new Date() });
      const cause = new AppError("conflict", "Ravi Menon has already answered this task.", {
        why: "already_decided",
      });
      throw new TRPCError({ code: "CONFLICT", cause });
    };
    await show();
    commit();
    const told = await screen.findByText(/Your answer was not taken; nothing is left for you to do/);
    expect(told.textContent).toContain("Ravi Menon answered “Reject”");
    expect(screen.queryByRole("radiogroup")).toBeNull();
    expect(screen.queryByText("Approved:")).toBeNull();
    expect(asked()).toBe("Pay the first?");
  });

  test("a lost connection keeps what was entered and says that it is not known", async () => {
    await show();
    press("r");
    fireEvent.change(screen.getByRole("textbox", { name: /Why/ }), { target: { value: "A copy" } });
    const online = fetch;
    vi.stubGlobal("fetch", (url: string, init: RequestInit) =>
      url.includes("tasks.decide") ? Promise.reject(new TypeError("Failed to fetch")) : online(url, init),
    );
    commit();
    expect((await screen.findByRole("alert")).textContent).toContain("not known whether your answer arrived");
    expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: /Why/ }).value).toBe("A copy");
  });
});
