import type { z } from "zod";
import { type Tx, transact } from "@/server/data/database";
import { type Kinds, parseInput } from "./use-case";

/** What may be done without a session: set-up and invitations. It writes its own audit entries: nobody asks. */
export interface PublicUseCase<Input, Output, Kind extends Kinds = Kinds> {
  readonly name: string;
  readonly kind: Kind;
  readonly input: z.ZodType<Input>;
  readonly run: (tx: Tx, input: Input) => Promise<Output>;
}

/** Declares a public use case; its types follow from the schema and the body. */
export function definePublicUseCase<Input, Output, const Kind extends Kinds>(
  useCase: PublicUseCase<Input, Output, Kind>,
): PublicUseCase<Input, Output, Kind> {
  return useCase;
}

/** Parses and runs in one transaction. Throws AppError `bad_input`, or what the use case throws. */
export async function executePublic<Input, Output>(
  useCase: PublicUseCase<Input, Output>,
  input: unknown,
): Promise<Output> {
  const parsed = parseInput(useCase.input, input);
  return transact((tx) => useCase.run(tx, parsed));
}
