import type { ClientFrame, ServerFrame } from "@atrium/contract/protocol/frame.ts";

/**
 * One way to exchange frames with the server. The three ways (WebSocket, HTTP stream, long poll) carry the
 * same frames; only the WebSocket carries frames from the client, the others understand `open` and `close`
 * and drop the rest, which then goes by REST.
 */
export type Transport = {
  readonly kind: TransportKind;
  send(frame: ClientFrame): void;
  /** Ends it without a word to `ended`. */
  stop(): void;
};
export type TransportKind = "socket" | "stream" | "poll";

export type TransportEnd = {
  /** Close code, of the WebSocket or as the stream's last word. */
  code?: number;
  /** HTTP status, when the server answered and refused. */
  status?: number;
};

export type TransportListener = {
  frame(frame: ServerFrame): void;
  ended(end: TransportEnd): void;
};

export type TransportPlace = {
  /** `http://host:port`, without a path. */
  baseUrl: string;
  headers: Record<string, string>;
  fetch: typeof fetch;
  WebSocket: typeof WebSocket;
};
