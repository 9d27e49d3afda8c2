import type { ServerFrame } from "@atrium/contract/protocol/frame.ts";
import { WebSocket } from "ws";

/** A WebSocket as a stranger would write it: every frame kept, nothing handled. */
export class RawSocket {
  readonly frames: ServerFrame[] = [];
  readonly ws: WebSocket;
  closed: { code: number; reason: string } | undefined;
  readonly #waiters = new Set<() => void>();

  constructor(url: string, headers: Record<string, string>) {
    this.ws = new WebSocket(`${url.replace("http", "ws")}/api/v1/realtime`, { headers });
    this.ws.on("message", (data: Buffer) => {
      this.frames.push(JSON.parse(data.toString()) as ServerFrame);
      this.#wake();
    });
    this.ws.on("close", (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.#wake();
    });
    this.ws.on("unexpected-response", (_request, response) => {
      this.closed = { code: response.statusCode ?? 0, reason: response.statusMessage ?? "" };
      this.#wake();
    });
    this.ws.on("error", () => this.#wake());
  }

  /** Connected as somebody, by bearer token, and welcomed. */
  static async as(url: string, token: string): Promise<RawSocket> {
    const socket = new RawSocket(url, { authorization: `Bearer ${token}` });
    await socket.until(() => socket.of("welcome").length > 0);
    return socket;
  }

  send(frame: object): void {
    this.ws.send(JSON.stringify(frame));
  }

  of<T extends ServerFrame["type"]>(type: T): Extract<ServerFrame, { type: T }>[] {
    return this.frames.filter((frame): frame is Extract<ServerFrame, { type: T }> => frame.type === type);
  }

  /** Opens a workspace and waits until the server has said opened, reset or closed. */
  async open(workspaceId: string, after: number): Promise<this> {
    const answers = () => [...this.of("opened"), ...this.of("reset"), ...this.of("closed")];
    const before = answers().length;
    this.send({ type: "open", workspaceId, after });
    await this.until(() => answers().length > before);
    return this;
  }

  /** Waits for something that must happen; fails loudly when it does not. */
  async until(condition: () => boolean, milliseconds = 30_000): Promise<void> {
    const end = Date.now() + milliseconds;
    while (!condition()) {
      if (Date.now() > end) throw new Error(`waited in vain; got ${JSON.stringify(this.frames.slice(-5))}`);
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, 50);
      this.#waiters.add(resolve);
      await promise;
      clearTimeout(timer);
      this.#waiters.delete(resolve);
    }
  }

  close(): void {
    this.ws.terminate();
  }

  #wake(): void {
    for (const waiter of this.#waiters) waiter();
  }
}
