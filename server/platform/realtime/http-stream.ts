import { closeCodes } from "@atrium/contract/protocol/frame.ts";
import { Id, Seq } from "@atrium/contract/protocol/id.ts";
import type { FastifyInstance, FastifyReply } from "fastify";
import * as z from "zod";
import type { Platform } from "#platform/operations/platform.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { admit, codeOf } from "./admit.ts";
import type { Outlet } from "./flusher.ts";
import type { Batch } from "./frame-buffer.ts";
import { openWorkspace } from "./open-workspace.ts";

export const StreamQuery = z.strictObject({
  workspaceId: Id,
  after: z.coerce.number().pipe(Seq),
});

/**
 * Server-sent events (WHATWG HTML, 9.2) for networks that block WebSocket: one workspace, the same frames as `data:`
 * lines, each event's `id:` its sequence number, so that a browser resumes by itself with Last-Event-ID.
 */
export function mountStream(app: FastifyInstance, platform: Platform): void {
  app.get("/api/v1/realtime/stream", async (request, reply) => {
    const query = StreamQuery.safeParse(request.query);
    if (!query.success) return refuse("invalid_input", { detail: "workspaceId and after are needed" });
    const admission = await admit(platform, request.raw);
    if ("status" in admission) return refuse(codeOf(admission));
    const resumed = Number(request.headers["last-event-id"]);
    const after = Number.isSafeInteger(resumed) && resumed > 0 ? resumed : query.data.after;
    reply.hijack();
    reply.raw.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    });
    reply.raw.socket?.setTimeout(0);
    const connection = platform.gateway.connect(admission.identity, outletOf(reply));
    // Nothing is heard from the other side of a stream; a dead one is found by TCP or by being too slow.
    connection.heardAt = Number.POSITIVE_INFINITY;
    reply.raw.on("close", () => connection.gone());
    try {
      await openWorkspace(platform.gateway, connection, query.data.workspaceId, after);
    } catch (error) {
      // The answer has begun, so its end has to say it; the client comes back from the same place.
      platform.log.error({ err: error }, "a stream could not be opened");
      connection.close(closeCodes.restarting, "could not be done now");
    }
    if (!connection.subscriptions.has(query.data.workspaceId)) connection.close(1000, "not open");
  });
}

function outletOf(reply: FastifyReply): Outlet {
  return {
    write: (batch) => void reply.raw.write(eventsOf(batch)),
    get waiting() {
      return reply.raw.writableLength;
    },
    end: (code, reason) => reply.raw.end(`event: close\ndata: ${JSON.stringify({ code, reason })}\n\n`),
  };
}

function eventsOf(batch: Batch): string {
  return batch
    .list()
    .map(({ text }) => {
      const seq = /^\{"type":"event","workspaceId":"[^"]+","seq":(\d+)/.exec(text)?.[1];
      return `${seq ? `id: ${seq}\n` : ""}data: ${text}\n\n`;
    })
    .join("");
}
