import type { ClientFrame, ServerFrame } from "@atrium/contract/protocol/frame.ts";
import type { Transport, TransportListener, TransportPlace } from "./transport.ts";

/** The long poll: for proxies that hold a stream back until it ends. One request at a time per workspace. */
export function pollTransport(place: TransportPlace, listener: TransportListener): Transport {
  const polls = new Map<string, AbortController>();
  let over = false;
  const end = (status?: number) => {
    if (over) return;
    stop();
    listener.ended(status === undefined ? {} : { status });
  };
  const stop = () => {
    over = true;
    for (const poll of polls.values()) poll.abort();
  };

  async function follow(workspaceId: string, from: number, abort: AbortController) {
    let after = from;
    while (!over && !abort.signal.aborted) {
      const url = `${place.baseUrl}/api/v1/realtime/poll?workspaceId=${workspaceId}&after=${after}`;
      const response = await place.fetch(url, {
        headers: place.headers,
        credentials: "same-origin",
        signal: abort.signal,
      });
      if (!response.ok) return end(response.status);
      const { frames } = (await response.json()) as { frames: ServerFrame[] };
      for (const frame of frames) {
        if (over || abort.signal.aborted) return;
        after = Math.max(after, seqOf(frame));
        // A poll is a new connection each time: its pings count nothing that could be compared.
        if (frame.type !== "ping") listener.frame(frame);
      }
    }
  }

  return {
    kind: "poll",
    send(frame: ClientFrame) {
      if (frame.type === "close") polls.get(frame.workspaceId)?.abort();
      if (frame.type !== "open" || over) return;
      polls.get(frame.workspaceId)?.abort();
      const abort = new AbortController();
      polls.set(frame.workspaceId, abort);
      follow(frame.workspaceId, frame.after, abort).catch(() => abort.signal.aborted || end());
    },
    stop,
  };
}

function seqOf(frame: ServerFrame): number {
  if (frame.type === "event" || frame.type === "opened" || frame.type === "reset") return frame.seq;
  return 0;
}
