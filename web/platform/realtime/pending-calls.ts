import type { ClientFrame } from "@atrium/contract/protocol/frame.ts";
import { maxClientFrame, type ServerFrame } from "@atrium/contract/protocol/frame.ts";
import type { CallOf, OutputOf } from "@atrium/contract/protocol/operation.ts";
import { ApiError } from "../api/api-error.ts";
import type { ApiClient, Callable, CallOptions } from "../api/client.ts";
import type { Link } from "./link.ts";

type Pending = { settle(answer: { output?: unknown; error?: ApiError }): void };
type Answer = Extract<ServerFrame, { type: "answer" }>;

/** Calls that went out by socket and wait for their answer. */
export type PendingCalls = {
  send<O extends Callable>(link: Link, operation: O, input: CallOf<O>, options?: CallOptions): Promise<OutputOf<O>>;
  answer(frame: Answer): void;
  /** The socket is gone: nobody knows whether these calls were made. */
  drop(): void;
};

export function pendingCalls(api: ApiClient, timeout = 30_000): PendingCalls {
  const pending = new Map<number, Pending>();
  let next = 1;

  function exchange(link: Link, frame: Extract<ClientFrame, { type: "call" }>, signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle({ error: ApiError.offline() }), timeout);
      const settle: Pending["settle"] = ({ output, error }) => {
        clearTimeout(timer);
        pending.delete(frame.id);
        if (error) reject(error);
        else resolve(output);
      };
      signal?.addEventListener("abort", () => {
        settle({});
        reject(signal.reason);
      });
      pending.set(frame.id, { settle });
      link.send(frame);
    });
  }

  async function send<O extends Callable>(link: Link, operation: O, input: CallOf<O>, options: CallOptions = {}) {
    const id = next++;
    const { key, signal } = options;
    const frame = {
      type: "call" as const,
      id,
      operation: operation.name,
      input: input as Record<string, unknown>,
      ...(key ? { key } : {}),
    };
    // A UTF-16 unit is at most three bytes; what may not fit a frame goes by REST.
    if (JSON.stringify(frame).length * 3 > maxClientFrame) return api.call(operation, input, options);
    try {
      return (await exchange(link, frame, signal)) as OutputOf<O>;
    } catch (error) {
      const again =
        error instanceof ApiError && error.code === "offline" && (key !== undefined || operation.method === "GET");
      if (!again || signal?.aborted) throw error;
      return api.call(operation, input, options);
    }
  }

  return {
    send,
    answer({ id, output, error }) {
      pending.get(id)?.settle(error ? { error: new ApiError(error) } : { output });
    },
    drop() {
      for (const call of [...pending.values()]) call.settle({ error: ApiError.offline() });
    },
  };
}
