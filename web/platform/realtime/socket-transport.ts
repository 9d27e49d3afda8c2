import type { ServerFrame } from "@atrium/contract/protocol/frame.ts";
import type { Transport, TransportListener, TransportPlace } from "./transport.ts";

/** Node's WebSocket takes headers (a token, a cookie); a browser's takes none and sends the session cookie. */
type SocketWithHeaders = new (url: string, options?: { headers: Record<string, string> }) => WebSocket;

export function socketTransport(place: TransportPlace, listener: TransportListener): Transport {
  const url = `${place.baseUrl.replace(/^http/, "ws")}/api/v1/realtime`;
  const Socket = place.WebSocket as unknown as SocketWithHeaders;
  const socket = Object.keys(place.headers).length > 0 ? new Socket(url, { headers: place.headers }) : new Socket(url);
  let over = false;
  const end = (code?: number) => {
    if (over) return;
    over = true;
    listener.ended(code === undefined ? {} : { code });
  };
  socket.addEventListener("message", (message: MessageEvent<string>) => {
    if (!over) listener.frame(JSON.parse(message.data) as ServerFrame);
  });
  socket.addEventListener("close", (close) => end(close.code));
  socket.addEventListener("error", () => end());
  return {
    kind: "socket",
    send(frame) {
      if (socket.readyState === 1) socket.send(JSON.stringify(frame));
    },
    stop() {
      over = true;
      socket.close(1000);
    },
  };
}
