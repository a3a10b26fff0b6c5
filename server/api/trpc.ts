import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import type { Caller } from "@/server/domain/access/caller";
import type { Permission } from "@/server/domain/access/roles";
import { AppError, type ErrorCode, errorStatus } from "@/server/domain/errors";
import { executePublic, type PublicUseCase } from "@/server/services/public-use-case";
import { execute, type Kinds, type UseCase } from "@/server/services/use-case";
import { readInput } from "./read-input";
import { asAppError, newRequestId } from "./surface";
import { writeOutput } from "./write-output";

/** What every procedure knows of its request. */
export interface Context {
  readonly caller: Caller | null;
  readonly requestId: string;
  readonly ip: string;
  /** the request came from our own pages (`isOwnOrigin`); mutations are refused otherwise */
  readonly ownOrigin: boolean;
}

/** Each procedure says what it needs and which use case it translates; the permission matrix is read from here. */
export interface Meta {
  readonly permission: Permission | "signed_in" | "public";
  readonly useCase: string;
}

const trpcCodes: Record<ErrorCode, TRPCError["code"]> = {
  not_signed_in: "UNAUTHORIZED",
  not_allowed: "FORBIDDEN",
  not_found: "NOT_FOUND",
  bad_input: "BAD_REQUEST",
  conflict: "CONFLICT",
  gone: "PRECONDITION_FAILED",
  refused: "UNPROCESSABLE_CONTENT",
  too_large: "PAYLOAD_TOO_LARGE",
  unsupported_media: "UNSUPPORTED_MEDIA_TYPE",
  rate_limited: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
  internal: "INTERNAL_SERVER_ERROR",
};

/** The AppError inside a TRPCError; faults that tRPC finds itself (unknown path, unreadable JSON) are translated. */
export function appErrorOf(error: TRPCError, requestId: string = newRequestId()): AppError {
  if (error.cause instanceof AppError) return error.cause;
  if (error.code === "INTERNAL_SERVER_ERROR") return asAppError(error.cause ?? error, requestId);
  if (error.code === "NOT_FOUND") return new AppError("not_found", "There is nothing at this address.");
  if (error.code === "METHOD_NOT_SUPPORTED") {
    return new AppError("bad_input", "A change is sent by POST, a question by GET. Nothing was done.");
  }
  if (error.code === "UNSUPPORTED_MEDIA_TYPE")
    return new AppError("unsupported_media", "Send this as application/json.");
  return new AppError("bad_input", "This could not be read: it is not what this address expects.");
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer: {
      input: { serialize: superjson.serialize, deserialize: readInput },
      output: { serialize: writeOutput, deserialize: superjson.deserialize },
    },
    isDev: false,
    // A stream is closed after five minutes and the browser opens the next one: a revoked session hears no more.
    sse: {
      maxDurationMs: 5 * 60_000,
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 45_000 },
    },
    errorFormatter({ shape, error }) {
      const { code, message, details } = appErrorOf(error);
      return {
        ...shape,
        message,
        data: {
          code: shape.data.code,
          path: shape.data.path,
          httpStatus: error.cause instanceof AppError ? errorStatus[code] : shape.data.httpStatus,
          appError: { code, message, details },
        },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Every procedure: a change needs our own origin, and every error leaves as one of the closed set. */
const procedure = t.procedure.use(async ({ ctx, type, next }) => {
  if (type === "mutation" && !ctx.ownOrigin) {
    throw asTrpcError(
      new AppError(
        "not_allowed",
        "This did not come from a page of this Countersign, so nothing was changed.",
      ),
    );
  }
  const result = await next();
  if (result.ok) return result;
  throw asTrpcError(appErrorOf(result.error, ctx.requestId));
});

function asTrpcError(cause: AppError): TRPCError {
  return new TRPCError({ code: trpcCodes[cause.code], message: cause.message, cause });
}

/** For what is no use case but needs a person: subscriptions. `ctx.caller` is never null in it. */
export const signedInProcedure = procedure.use(({ ctx, next }) => {
  if (!ctx.caller) throw asTrpcError(new AppError("not_signed_in", "Sign in to go on."));
  return next({ ctx: { ...ctx, caller: ctx.caller } });
});

/** An input whose every part may be left out may be left out as a whole. */
type ClientInput<Input> = Record<never, never> extends Input ? Input | undefined : Input;

/** The use case parses, after it has authorised; here the input only gets its type. */
function typed<Input>(value: unknown): ClientInput<Input> {
  return (value === undefined ? {} : value) as ClientInput<Input>;
}

function query<Input, Output>(meta: Meta, run: (ctx: Context, input: unknown) => Promise<Output>) {
  return procedure
    .meta(meta)
    .input(typed<Input>)
    .query(({ ctx, input }) => run(ctx, withoutDirection(input)));
}

/** The client's endless lists say `direction` besides the cursor; all of ours go forward, so use cases need not know. */
function withoutDirection(input: unknown): unknown {
  if (input === null || typeof input !== "object" || !("direction" in input)) return input;
  const { direction, ...rest } = input;
  return direction === "forward" ? rest : input;
}

function mutation<Input, Output>(meta: Meta, run: (ctx: Context, input: unknown) => Promise<Output>) {
  return procedure
    .meta(meta)
    .input(typed<Input>)
    .mutation(({ ctx, input }) => run(ctx, input));
}

type ProcedureOf<Kind extends Kinds, Input, Output> = Kind extends "query"
  ? ReturnType<typeof query<Input, Output>>
  : ReturnType<typeof mutation<Input, Output>>;

/** The procedure of a use case, a query or a mutation as it says; permission, input and audit are the use case's. */
export function fromUseCase<Input, Output, Kind extends Kinds>(
  useCase: UseCase<Input, Output, Kind>,
): ProcedureOf<Kind, Input, Output> {
  const meta: Meta = { permission: useCase.permission, useCase: useCase.name };
  const run = (ctx: Context, input: unknown) => execute(useCase, ctx.caller, input);
  const made =
    useCase.kind === "query" ? query<Input, Output>(meta, run) : mutation<Input, Output>(meta, run);
  return made as ProcedureOf<Kind, Input, Output>;
}

/** The procedure of a use case for people who are not signed in: set-up and invitations, nothing else. */
export function fromPublicUseCase<Input, Output, Kind extends Kinds>(
  useCase: PublicUseCase<Input, Output, Kind>,
): ProcedureOf<Kind, Input, Output> {
  const meta: Meta = { permission: "public", useCase: useCase.name };
  const run = (_ctx: Context, input: unknown) => executePublic(useCase, input);
  const made =
    useCase.kind === "query" ? query<Input, Output>(meta, run) : mutation<Input, Output>(meta, run);
  return made as ProcedureOf<Kind, Input, Output>;
}
