import { WebSocket } from "ws";

/** Many receiving sockets that only count the event frames they get. */
export class Sockets {
  readonly #sockets: WebSocket[] = [];
  #left = 0;
  #done = Promise.withResolvers<void>();

  /** `hello`: text frames to send after opening, one after each answer. */
  static async open(
    count: number,
    place: { url: string; headers?: Record<string, string>; hello?: string[] },
  ): Promise<Sockets> {
    const sockets = new Sockets();
    for (let at = 0; at < count; at += 100)
      await Promise.all(Array.from({ length: Math.min(100, count - at) }, () => sockets.#add(place)));
    return sockets;
  }

  expect(deliveries: number): void {
    this.#left = deliveries;
    this.#done = Promise.withResolvers();
  }

  done(): Promise<void> {
    return this.#done.promise;
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  #add(place: { url: string; headers?: Record<string, string>; hello?: string[] }): Promise<void> {
    const ws = new WebSocket(place.url, { headers: place.headers ?? {}, perMessageDeflate: false });
    this.#sockets.push(ws);
    const hello = [...(place.hello ?? [])];
    return new Promise((resolve, reject) => {
      ws.once("error", reject);
      if (hello.length === 0) ws.once("open", () => resolve());
      ws.on("message", (data: Buffer) => {
        if (isEvent(data)) {
          this.#left -= 1;
          if (this.#left === 0) this.#done.resolve();
          return;
        }
        const text = data.toString();
        // Both ask now and then whether one is still there.
        if (text === "2") return ws.send("3");
        if (text.startsWith('{"type":"ping"')) return ws.send('{"type":"pong"}');
        const next = hello.shift();
        if (next === undefined) resolve();
        else ws.send(next);
      });
    });
  }
}

/** Ours begin `{"type":"event"`, Socket.IO's `42[`, the plain loop's `{"plain"`. */
const isEvent = (data: Buffer): boolean => {
  const begin = data.toString("latin1", 0, 15);
  return begin === '{"type":"event"' || begin.startsWith("42[") || begin.startsWith('{"plain"');
};
