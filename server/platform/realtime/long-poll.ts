import type { FastifyInstance } from "fastify";
import type { Platform } from "#platform/operations/platform.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { admit, codeOf } from "./admit.ts";
import type { Frame } from "./frame-buffer.ts";
import { StreamQuery } from "./http-stream.ts";
import { openWorkspace } from "./open-workspace.ts";

/** How long a poll waits for something to happen, in milliseconds. */
const patience = 25_000;

/**
 * The last resort: answers the frames after `after`, waiting for the first one when there is none yet. The next
 * poll's `after` is the `seq` of the last event, or of `opened`, `reset` or `ping`, whichever came last.
 */
export function mountPoll(app: FastifyInstance, platform: Platform): void {
  app.get("/api/v1/realtime/poll", async (request, reply) => {
    const query = StreamQuery.safeParse(request.query);
    if (!query.success) return refuse("invalid_input", { detail: "workspaceId and after are needed" });
    const admission = await admit(platform, request.raw);
    if ("status" in admission) return refuse(codeOf(admission));
    const mailbox = new Mailbox();
    const connection = platform.gateway.connect(admission.identity, mailbox);
    connection.heardAt = Number.POSITIVE_INFINITY;
    request.raw.socket.once("close", () => mailbox.end());
    try {
      await openWorkspace(platform.gateway, connection, query.data.workspaceId, query.data.after);
      platform.gateway.flusher.flush();
      const frames = await mailbox.arrival(patience, () => platform.gateway.ping(connection));
      return reply
        .header("cache-control", "no-store")
        .type("application/json")
        .send(`{"frames":[${frames.map((frame) => frame.text).join(",")}]}`);
    } finally {
      connection.gone();
    }
  });
}

/** Keeps frames until one that is worth answering has come. */
class Mailbox {
  readonly waiting = 0;
  readonly #frames: Frame[] = [];
  #wake: (() => void) | undefined;
  #ended = false;

  write(batch: { list(): Frame[] }): void {
    this.#frames.push(...batch.list());
    if (this.#worthAnswering()) this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async arrival(milliseconds: number, atLast: () => void): Promise<Frame[]> {
    if (!this.#worthAnswering() && !this.#ended) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      const timer = setTimeout(atLast, milliseconds);
      await promise;
      clearTimeout(timer);
    }
    return this.#frames;
  }

  /** `opened` alone says only that there is nothing yet. */
  #worthAnswering(): boolean {
    return this.#frames.some((frame) => !frame.text.startsWith('{"type":"opened"'));
  }
}
