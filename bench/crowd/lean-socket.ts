import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

export type Place = { host: string; port: number; path: string; headers: Record<string, string>; source?: string };

/** What arrives is taken at once: one buffer serves all sockets of a process. */
const received = Buffer.alloc(64 * 1024);

/**
 * A WebSocket client (RFC 6455) that costs next to nothing, so that thousands of them measure the server and not
 * themselves: whole text frames in, text frames out, and no more.
 */
export class LeanSocket {
  readonly #socket: Socket;
  readonly #on: { text(payload: Buffer): void; close(reason: string): void };
  #rest: Buffer = Buffer.alloc(0);
  #isOpen = false;

  constructor(place: Place, on: { text(payload: Buffer): void; close(reason: string): void }) {
    this.#on = on;
    this.#socket = connect({
      host: place.host,
      port: place.port,
      noDelay: true,
      ...(place.source && { localAddress: place.source }),
      onread: {
        buffer: received,
        callback: (bytes) => {
          this.#take(received.subarray(0, bytes));
          return true;
        },
      },
    });
    const headers = Object.entries({
      host: `${place.host}:${place.port}`,
      upgrade: "websocket",
      connection: "Upgrade",
      "sec-websocket-version": "13",
      "sec-websocket-key": randomBytes(16).toString("base64"),
      ...place.headers,
    });
    this.#socket.on("connect", () =>
      this.#socket.write(
        `GET ${place.path} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
      ),
    );
    this.#socket.on("error", (error) => on.close(error.message));
    this.#socket.on("close", () => on.close("closed"));
  }

  /** Masked with zeros: allowed, and nothing needs to be computed. */
  send(text: string): void {
    const length = Buffer.byteLength(text);
    const header = length < 126 ? 6 : 8;
    const frame = Buffer.alloc(header + length);
    frame[0] = 0x81;
    frame[1] = 0x80 | (length < 126 ? length : 126);
    if (length >= 126) frame.writeUInt16BE(length, 2);
    frame.write(text, header);
    this.#socket.write(frame);
  }

  end(): void {
    this.#socket.destroy();
  }

  #take(data: Buffer): void {
    const all = this.#rest.length > 0 ? Buffer.concat([this.#rest, data]) : data;
    let at = this.#isOpen ? 0 : this.#takeAnswer(all);
    for (;;) {
      const end = this.#isOpen ? this.#takeFrame(all, at) : -1;
      if (end < 0) break;
      at = end;
    }
    this.#rest = at < all.length ? Buffer.from(all.subarray(at)) : Buffer.alloc(0);
  }

  #takeAnswer(all: Buffer): number {
    const end = all.indexOf("\r\n\r\n");
    if (end < 0) return 0;
    if (all.toString("latin1", 9, 12) !== "101") {
      this.#on.close(all.toString("latin1", 0, all.indexOf("\r\n")));
      this.#socket.destroy();
      return all.length;
    }
    this.#isOpen = true;
    return end + 4;
  }

  /** Where the frame ends that begins at `at`; -1 while it is not all here. */
  #takeFrame(all: Buffer, at: number): number {
    if (all.length < at + 2) return -1;
    const short = (all[at + 1] as number) & 0x7f;
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (all.length < at + header) return -1;
    const long = short === 126 ? all.readUInt16BE(at + 2) : Number(short === 127 ? all.readBigUInt64BE(at + 2) : 0);
    const end = at + header + (short < 126 ? short : long);
    if (all.length < end) return -1;
    const kind = (all[at] as number) & 0x0f;
    if (kind === 1) this.#on.text(all.subarray(at + header, end));
    else if (kind === 8) this.#on.close("closed by the server");
    else if (kind === 9) this.#socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]));
    return end;
  }
}
