/**
 * Asks a virus scanner about bytes: ClamAV's daemon, by its own protocol (clamd(8), INSTREAM). Guarantee: an answer is
 * the scanner's own word on all of the bytes; whatever else happens is an error, never "clean".
 * What must never happen: a file passed because the scanner was away, restarted, or had enough before the end.
 * May import: the standard library, platform/log, platform/operations/refuse, platform/turns.
 */
import { connect, type Socket } from "node:net";
import type { Log } from "#platform/log/log.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { Turns } from "#platform/turns.ts";

export type Scanner = {
  /** What was found, by the scanner's name for it; undefined when nothing was. @throws Refusal scan_unavailable. */
  scan(bytes: AsyncIterable<Buffer>): Promise<string | undefined>;
};

/** Milliseconds without a byte from or to the scanner; a large archive keeps it busy for long. */
const patience = 120_000;

/** An answer is one line; the name in it comes into the audit trail. */
const mostSaid = 500;

/** @param address `host:port`, or the path of a socket. */
export function clamd(address: string, log: Log): Scanner {
  const verdictOn = async (bytes: AsyncIterable<Buffer>): Promise<string | undefined> => {
    const answer = await ask(address, bytes);
    if (answer === "stream: OK") return undefined;
    const [, found] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
    if (!found) log.error({ clamd: address, answer }, "the virus scanner did not answer");
    return found ?? unavailable();
  };
  // The scanner has a few threads; who waits here keeps no connection and no bytes.
  const turns = new Turns({ atOnce: 4, mostWaiting: 200, onFull: unavailable });
  return { scan: (bytes) => turns.take(() => verdictOn(bytes)) };
}

/** What it said, or what went wrong on the way. */
async function ask(address: string, bytes: AsyncIterable<Buffer>): Promise<string> {
  const talk = new Talk(address);
  try {
    await talk.say(Buffer.from("zINSTREAM\0"));
    for await (const piece of bytes) {
      if (talk.hasAnswered) break;
      await talk.say(lengthOf(piece.length));
      await talk.say(piece);
    }
    // What it says of the beginning alone may be that something was found, and never that nothing was.
    if (talk.hasAnswered) return (await talk.answer).replace(/OK$/, "answered before the end");
    await talk.say(lengthOf(0));
    return await talk.answer;
  } finally {
    talk.end();
  }
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

const unavailable = (): never =>
  refuse("scan_unavailable", { status: 503, detail: "the virus scanner did not answer", retryAfter: 30 });

/** One question: what is said to the scanner, and the answer, which may come before everything was said. */
class Talk {
  readonly #socket: Socket;
  /** Without the zero byte it ends with; empty when the scanner hung up. */
  readonly answer: Promise<string>;
  isOver = false;
  /** It has begun to say something, or hung up. */
  hasAnswered = false;
  #failed: Error | undefined;

  constructor(address: string) {
    const [, host, port] = /^\[?(.+?)\]?:(\d+)$/.exec(address) ?? [];
    this.#socket = host ? connect({ host, port: Number(port) }) : connect({ path: address });
    this.#socket.setTimeout(patience, () => this.#socket.destroy(new Error("no answer in time")));
    let said = "";
    this.#socket.on("data", (text) => {
      this.hasAnswered = true;
      said = (said + String(text)).slice(0, mostSaid);
    });
    this.#socket.on("error", (error) => (this.#failed = error));
    this.answer = new Promise((done) =>
      this.#socket.on("close", () => {
        this.isOver = this.hasAnswered = true;
        if (said === "" && this.#failed) said = this.#failed.message;
        done(said.replace(/\0.*$/s, ""));
      }),
    );
  }

  /** Waits until the scanner has taken it, so that no more than a piece is in memory. */
  async say(bytes: Buffer): Promise<void> {
    if (this.isOver || this.#socket.write(bytes)) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#socket.once("drain", resolve);
    await Promise.race([promise, this.answer]);
    this.#socket.off("drain", resolve);
  }

  end(): void {
    this.#socket.destroy();
  }
}
