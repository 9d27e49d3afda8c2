import type { CallOf, OutputOf } from "@atrium/contract/protocol/operation.ts";
import type { Callable, CallOptions } from "#platform/api/client.ts";
import { currentSpace, space } from "#platform/store/space.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { toast } from "#ui/feedback/toast.ts";
import { live } from "./live.ts";

/**
 * Calls an operation in the present workspace. When another workspace was entered before the answer came, the
 * promise stays open for ever: nobody is left who asked, and the answer must not reach the other's stores.
 */
export async function callHere<O extends Callable>(
  operation: O,
  input: Omit<CallOf<O>, "workspaceId">,
  options?: CallOptions,
): Promise<OutputOf<O>> {
  const here = currentSpace();
  const asked = live().call(operation, { ...input, workspaceId: here.workspaceId } as unknown as CallOf<O>, options);
  const [outcome] = await Promise.allSettled([asked]);
  if (space.get() !== here) return new Promise(() => undefined);
  if (outcome.status === "rejected") throw outcome.reason;
  return outcome.value;
}

/** Waits for something a person asked for; says so when it fails. */
export function attempt(work: Promise<unknown>): void {
  work.catch((error: unknown) => toast(errorWords(error), { kind: "danger" }));
}
