import type { CallOf, Operation, OutputOf } from "@atrium/contract/protocol/operation.ts";
import { parseInput } from "./call.ts";
import type { WorkspaceContext } from "./operation-context.ts";
import { Refusal, statusOf } from "./refuse.ts";

/**
 * Does another operation of the contract inside this one's transaction, as the same caller: its input is checked, its
 * limit counts, its access is asked, its events are told. For what stands in for a button: a command, a schedule. What
 * it prepares is prepared with this transaction open: not for input that takes its time (a picture).
 * @throws Refusal with the other operation's codes and their status.
 */
export async function callWithin<O extends Operation>(
  context: WorkspaceContext,
  operation: O,
  input: Omit<CallOf<O>, "workspaceId">,
): Promise<OutputOf<O>> {
  const handled = context.platform.catalogue.operations.get(operation.name);
  if (!handled) throw new Error(`${operation.name} is not of this server`);
  try {
    const parsed = parseInput(operation, { ...input, workspaceId: context.workspaceId });
    context.platform.limiter.take(operation, context);
    const prepared = await handled.prepare?.(context as never, parsed as never);
    return (await handled.run(context as never, parsed as never, prepared as never)) as OutputOf<O>;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code, { ...error.details, status: statusOf(error.code, operation.errors) });
  }
}
