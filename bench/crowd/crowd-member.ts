import { LeanSocket, type Place } from "./lean-socket.ts";

/** Milliseconds of a clock all processes of this machine share. */
export const sharedNow = (): number => {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
};

/** What a crowd's process learnt about a message: how many of its sockets heard it, and when the last one did. */
export type Heard = { count: number; lastAt: number };

export type Ledger = { heard: Map<string, Heard>; duplicated: number; disordered: number; refused: number };

const eventHead = '{"type":"event","workspaceId":"';
const seqAt = eventHead.length + 36 + '","seq":'.length;
const clientIdKey = '"clientId":"';

/** One connected person: signs in by token, follows a workspace from now, and notes the messages it hears. */
export class CrowdMember {
  readonly #socket: LeanSocket;
  readonly #ledger: Ledger;
  #lastSeq = 0;

  constructor(
    place: Place,
    ledger: Ledger,
    about: { workspaceId: string; after: number; opened(): void; lost(reason: string): void },
  ) {
    this.#ledger = ledger;
    this.#socket = new LeanSocket(place, {
      text: (payload) => this.#hear(payload, about),
      close: (reason) => about.lost(reason),
    });
  }

  send(frame: object): void {
    this.#socket.send(JSON.stringify(frame));
  }

  end(): void {
    this.#socket.end();
  }

  #hear(payload: Buffer, about: { workspaceId: string; after: number; opened(): void; lost(reason: string): void }) {
    const type = payload.toString("latin1", 9, payload.indexOf('"', 9));
    switch (type) {
      case "event":
        return this.#note(payload);
      case "ping":
        return this.#socket.send('{"type":"pong"}');
      case "welcome":
        return this.send({ type: "open", workspaceId: about.workspaceId, after: about.after });
      case "opened":
        return about.opened();
      case "answer":
        if (payload.includes('"error":')) this.#ledger.refused += 1;
        return;
      case "signal":
        return;
      default:
        about.lost(`unexpected: ${payload.toString().slice(0, 200)}`);
    }
  }

  #note(payload: Buffer): void {
    const lastAt = sharedNow();
    const seq = Number(payload.toString("latin1", seqAt, payload.indexOf(",", seqAt)));
    if (seq === this.#lastSeq) this.#ledger.duplicated += 1;
    else if (seq < this.#lastSeq) this.#ledger.disordered += 1;
    this.#lastSeq = Math.max(seq, this.#lastSeq);
    const at = payload.indexOf(clientIdKey);
    if (at < 0) return;
    const clientId = payload.toString("latin1", at + clientIdKey.length, at + clientIdKey.length + 36);
    const known = this.#ledger.heard.get(clientId);
    if (known) {
      known.count += 1;
      known.lastAt = lastAt;
    } else this.#ledger.heard.set(clientId, { count: 1, lastAt });
  }
}
