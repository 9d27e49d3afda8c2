import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterFile } from "./after-file.ts";

/** What every scanner knows (EICAR, 68 bytes); written in two, so that this file is not found. */
export const eicar = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
);

export type ClamdServer = {
  /** As the setting CLAMD has it. */
  address: string;
  /** How many bytes it was asked about, question by question. */
  asked: number[];
  stop(): Promise<void>;
  /** At the same address. */
  start(): Promise<void>;
};

/**
 * As much of clamd(8) as scanning takes: INSTREAM, with the limit on a stream's length. It finds EICAR and nothing
 * else. Stops after the file's tests.
 * @param path of a socket; without one it listens on a port.
 */
export async function clamdServer({ path, limit = 1e6 }: { path?: string; limit?: number } = {}): Promise<ClamdServer> {
  const asked: number[] = [];
  let server: Server;
  let port = 0;
  const open = new Set<Socket>();
  const start = async () => {
    server = createServer((socket) => {
      open.add(socket);
      socket.on("error", () => undefined);
      void talk(socket, limit, asked).finally(() => open.delete(socket));
    });
    await once(path ? server.listen(path) : server.listen(port, "127.0.0.1"), "listening");
    if (!path) ({ port } = server.address() as AddressInfo);
  };
  const stop = async () => {
    for (const socket of open) socket.destroy();
    const closed = once(server, "close");
    server.close();
    await closed;
  };
  await start();
  afterFile(() => void server.close());
  return { address: path ?? `127.0.0.1:${port}`, asked, stop, start };
}

async function talk(socket: Socket, limit: number, asked: number[]): Promise<void> {
  let waiting = Buffer.alloc(0);
  let stream: Buffer | undefined;
  const say = (words: string) => socket.end(`${words}\0`);
  for await (const bytes of socket as AsyncIterable<Buffer>) {
    waiting = Buffer.concat([waiting, bytes]);
    if (!stream) {
      const end = waiting.indexOf(0);
      if (end < 0) continue;
      if (String(waiting.subarray(0, end)) !== "zINSTREAM") return void say("UNKNOWN COMMAND");
      waiting = waiting.subarray(end + 1);
      stream = Buffer.alloc(0);
    }
    for (; waiting.length >= 4; ) {
      const length = waiting.readUInt32BE();
      if (length === 0) {
        asked.push(stream.length);
        return void say(stream.includes(eicar) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
      }
      if (stream.length + length > limit) return void say("INSTREAM size limit exceeded. ERROR");
      if (waiting.length < 4 + length) break;
      stream = Buffer.concat([stream, waiting.subarray(4, 4 + length)]);
      waiting = waiting.subarray(4 + length);
    }
  }
}
