import type { ClientFrame, ServerFrame } from "@atrium/contract/protocol/frame.ts";
import type { Transport, TransportEnd, TransportListener, TransportPlace } from "./transport.ts";

/**
 * The HTTP stream (server-sent events, WHATWG HTML 9.2) for networks that break WebSockets. Read with `fetch`
 * rather than EventSource, which hides the status of a refusal and reconnects on its own.
 */
export function streamTransport(place: TransportPlace, listener: TransportListener): Transport {
  const streams = new Map<string, AbortController>();
  let over = false;
  const end = (why: TransportEnd = {}) => {
    if (over) return;
    stop();
    listener.ended(why);
  };
  const stop = () => {
    over = true;
    for (const stream of streams.values()) stream.abort();
  };

  async function follow(workspaceId: string, after: number, abort: AbortController) {
    const url = `${place.baseUrl}/api/v1/realtime/stream?workspaceId=${workspaceId}&after=${after}`;
    const headers = { ...place.headers, accept: "text/event-stream" };
    const response = await place.fetch(url, { headers, credentials: "same-origin", signal: abort.signal });
    if (!response.ok || !response.body) return end({ status: response.status });
    for await (const frame of framesIn(response.body)) {
      if (over || abort.signal.aborted) return;
      // The stream's own last word, with the code a WebSocket would have closed with.
      if (!("type" in frame)) return end({ code: frame.code });
      listener.frame(frame);
    }
    end();
  }

  return {
    kind: "stream",
    send(frame: ClientFrame) {
      if (frame.type === "close") streams.get(frame.workspaceId)?.abort();
      if (frame.type !== "open" || over) return;
      streams.get(frame.workspaceId)?.abort();
      const abort = new AbortController();
      streams.set(frame.workspaceId, abort);
      follow(frame.workspaceId, frame.after, abort).catch(() => abort.signal.aborted || end());
    },
    stop,
  };
}

/** The frames of an event stream: the `data:` lines of each event, joined. */
export async function* framesIn(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerFrame | { code: number }> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = "";
  let data = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("data:")) data += line.slice(5).trimStart();
      else if (line === "" && data) {
        yield JSON.parse(data) as ServerFrame | { code: number };
        data = "";
      }
    }
  }
}
