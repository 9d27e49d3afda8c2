import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { closeCodes, maxClientFrame } from "@atrium/contract/protocol/frame.ts";
import { type WebSocket, WebSocketServer } from "ws";
import { version } from "#platform/http/version.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { type Admission, admit } from "./admit.ts";
import type { Outlet } from "./flusher.ts";
import type { Batch } from "./frame-buffer.ts";
import { pingSeconds } from "./gateway.ts";
import { receive } from "./receive.ts";

const path = "/api/v1/realtime";

/** Connections that have sent no frame of their own yet are cheap; more than this per network is an attack. */
export function mountWebSocket(server: Server, platform: Platform): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxClientFrame, perMessageDeflate: false });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    void upgrade(sockets, platform, request, socket, head).catch((error: unknown) => {
      platform.log.error({ err: error }, "an upgrade failed");
      answer(socket, 503, "Service Unavailable");
    });
  });
}

async function upgrade(
  sockets: WebSocketServer,
  platform: Platform,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  if (new URL(request.url ?? "/", "http://local").pathname !== path) return answer(socket, 404, "Not Found");
  const admission = await admit(platform, request);
  if ("status" in admission) return answer(socket, admission.status, admission.reason);
  sockets.handleUpgrade(request, socket, head, (ws) => accept(platform, ws, socket as Socket, admission));
}

function answer(socket: Duplex, status: number, reason: string): void {
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function accept(platform: Platform, ws: WebSocket, socket: Socket, { identity, origin }: Admission): void {
  socket.setNoDelay(true);
  const connection = platform.gateway.connect(identity, new SocketOutlet(ws, socket));
  ws.on("message", (data: Buffer, isBinary) => {
    if (isBinary) connection.close(closeCodes.badFrame, "text frames only");
    else void receive(platform.gateway, { connection, origin }, data.toString());
  });
  const gone = () => connection.gone();
  ws.on("close", gone);
  // Frames that break RFC 6455 or are too large: ws closes with 1002, 1007 or 1009 by itself.
  ws.on("error", gone);
  connection.sendObject({
    type: "welcome",
    connectionId: connection.id,
    accountId: identity.accountId,
    pingSeconds,
    version,
  });
}

/**
 * Writes whole frames made by us straight to the TCP socket, past `ws`, which would build each again for everybody.
 * Safe because nothing of `ws` is ever half written there: no compression, no Blobs, and its own control frames
 * are whole too.
 */
class SocketOutlet implements Outlet {
  readonly #ws: WebSocket;
  readonly #socket: Socket;

  constructor(ws: WebSocket, socket: Socket) {
    this.#ws = ws;
    this.#socket = socket;
  }

  get waiting(): number {
    return this.#socket.writableLength;
  }

  write(batch: Batch): void {
    if (!this.#socket.destroyed && this.#ws.readyState === this.#ws.OPEN) this.#socket.write(batch.bytes);
  }

  end(code: number, reason: string): void {
    if (code === closeCodes.tooSlow) return this.#ws.terminate();
    this.#ws.close(code, reason);
    setTimeout(() => this.#ws.terminate(), 2000).unref();
  }
}
