import type { z } from "zod";
import { record } from "@/server/data/audit";
import { type Tx, transact } from "@/server/data/database";
import { authorise, type Caller } from "@/server/domain/access/caller";
import type { Grant, Permission } from "@/server/domain/access/roles";
import type { AuditRecord } from "@/server/domain/audit/events";
import { AppError } from "@/server/domain/errors";
import { faultOf } from "@/server/domain/outside-json";

/** What a use case works with: one transaction, who asks, what their role grants, and the record. */
export interface Work {
  readonly tx: Tx;
  readonly caller: Caller;
  readonly grant: Exclude<Grant, "no">;
  /** audit entries of the caller's workspace, by default in the caller's name, in this transaction */
  readonly audit: (
    ...records: (Omit<AuditRecord, "actor"> & Partial<Pick<AuditRecord, "actor">>)[]
  ) => Promise<void>;
}

export type Kinds = "query" | "mutation";

/**
 * One thing a person can do, in one file: it declares its permission and its strict input, acts and audits in one
 * transaction. Surfaces (tRPC, REST, pages) only translate. `signed_in` is for what everybody with a session may do.
 */
export interface UseCase<Input, Output, Kind extends Kinds = Kinds> {
  readonly name: string;
  readonly kind: Kind;
  readonly permission: Permission | "signed_in";
  readonly input: z.ZodType<Input>;
  readonly run: (work: Work, input: Input) => Promise<Output>;
}

/** Declares a use case; its types follow from the schema and the body. */
export function defineUseCase<Input, Output, const Kind extends Kinds>(
  useCase: UseCase<Input, Output, Kind>,
): UseCase<Input, Output, Kind> {
  return useCase;
}

/** Throws `bad_input` with zod's issues (where, and what is wrong) in its details. */
export function parseInput<Input>(schema: z.ZodType<Input>, input: unknown): Input {
  const fault = faultOf(input);
  if (fault) throw new AppError("bad_input", `This could not be read: ${fault}.`);
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError("bad_input", "This could not be read: something is missing or not as expected.", {
    issues: parsed.error.issues.map((issue) => ({ path: issue.path.map(String), message: issue.message })),
  });
}

/**
 * The one place where a use case is checked and started.
 * Throws AppError: `bad_input` (with zod's issues), `not_signed_in`, `not_allowed`, or what the use case throws.
 */
export async function execute<Input, Output>(
  useCase: UseCase<Input, Output>,
  caller: Caller | null,
  input: unknown,
): Promise<Output> {
  if (!caller) throw new AppError("not_signed_in", "Sign in to go on.");
  const grant = useCase.permission === "signed_in" ? "yes" : authorise(caller, useCase.permission);
  const parsed = parseInput(useCase.input, input);
  return transact((tx) =>
    useCase.run(
      {
        tx,
        caller,
        grant,
        audit: (...records) =>
          record(
            tx,
            caller.workspaceId,
            records.map(
              (entry) => ({ actor: { kind: "person", id: caller.userId }, ...entry }) as AuditRecord,
            ),
          ),
      },
      parsed,
    ),
  );
}
