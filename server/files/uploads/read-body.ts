import type { IncomingMessage } from "node:http";

type Reading = {
  /** Answers a promise when no more is to be read for the moment. @throws to end the reading with that. */
  take: (bytes: Buffer) => Promise<void> | undefined;
  /** Ends the reading as if nothing more had come. */
  stop: AbortSignal;
};

/**
 * Hands on what a request brings until its end, until its connection breaks, or until it is stopped. As events and not
 * as a stream of streams: each 64 KiB through another one costs as much as sealing them.
 */
export async function readBody(request: IncomingMessage, { take, stop }: Reading): Promise<void> {
  if (stop.aborted || request.readableEnded || request.destroyed) return;
  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<void>();
  const pause = (until: Promise<void>) => {
    request.pause();
    until.then(() => stop.aborted || request.resume(), fail);
  };
  const onData = (bytes: Buffer) => {
    try {
      const until = take(bytes);
      if (until) pause(until);
    } catch (error) {
      fail(error as Error);
    }
  };
  const onStop = () => end();
  request.on("data", onData).on("end", end).on("error", onStop).on("close", end);
  stop.addEventListener("abort", onStop);
  try {
    await ended;
  } finally {
    request.off("data", onData).off("end", end).off("close", end).pause();
    stop.removeEventListener("abort", onStop);
  }
}
