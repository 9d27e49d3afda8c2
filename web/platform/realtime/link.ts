import type { ClientFrame, ServerFrame } from "@atrium/contract/protocol/frame.ts";
import { pollTransport } from "./poll-transport.ts";
import { socketTransport } from "./socket-transport.ts";
import { streamTransport } from "./stream-transport.ts";
import type { TransportEnd, TransportKind, TransportPlace } from "./transport.ts";

/** One attempt at a connection: a transport that must speak soon, and then never fall silent. */
export type Link = {
  readonly kind: TransportKind;
  /** It has spoken. */
  isUp(): boolean;
  /** Milliseconds since the last frame. */
  silentFor(): number;
  send(frame: ClientFrame): void;
  stop(): void;
};

export type LinkListener = {
  up(link: Link): void;
  frame(frame: ServerFrame, link: Link): void;
  down(end: TransportEnd, link: Link): void;
};

const transports = { socket: socketTransport, stream: streamTransport, poll: pollTransport };

/** `welcomeWithin`: milliseconds in which the first frame must come. A poll may wait long for it and counts as up at once. */
export function openLink(
  kind: TransportKind,
  place: TransportPlace,
  welcomeWithin: number,
  listener: LinkListener,
): Link {
  let up = kind === "poll";
  let heardAt = Date.now();
  let deadline = welcomeWithin;
  const watch = setInterval(
    () => {
      if (kind === "poll" || Date.now() - heardAt < deadline) return;
      transport.stop();
      fall({});
    },
    Math.min(1000, welcomeWithin / 4),
  );
  const fall = (end: TransportEnd) => {
    clearInterval(watch);
    listener.down(end, link);
  };
  const transport = transports[kind](place, {
    frame(frame) {
      heardAt = Date.now();
      if (frame.type === "welcome") deadline = frame.pingSeconds * 2000;
      else if (!up) deadline = Math.max(deadline, 60_000);
      if (!up) {
        up = true;
        listener.up(link);
      }
      if (frame.type === "ping") transport.send({ type: "pong" });
      listener.frame(frame, link);
    },
    ended: fall,
  });
  const link: Link = {
    kind,
    isUp: () => up,
    silentFor: () => Date.now() - heardAt,
    send: (frame) => transport.send(frame),
    stop() {
      clearInterval(watch);
      transport.stop();
    },
  };
  return link;
}
