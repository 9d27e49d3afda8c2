import { Agent, type IncomingMessage, type RequestOptions, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const piece = Buffer.alloc(1 << 20, "what is in it does not matter, but it is not nothing either. ");
/** The bytes of every file sent, from `from` to `to`: a file of any size is this mebibyte again and again. */
export const bytesAt = (from: number, to: number): Buffer => {
  const pieces: Buffer[] = [];
  for (let at = from; at < to; ) {
    const begins = at % piece.length;
    const bytes = piece.subarray(begins, begins + to - at);
    pieces.push(bytes);
    at += bytes.length;
  }
  return Buffer.concat(pieces);
};

type Headers = Record<string, string | number>;

/** A request with so many bytes of ours as its body; answers its headers, or fails with what the server said. */
export async function send(url: string, method: string, headers: Headers, size = 0): Promise<IncomingMessage> {
  const answered = Promise.withResolvers<IncomingMessage>();
  const options: RequestOptions = { agent, method, headers: { "content-length": size, ...headers } };
  const sending = request(url, options, answered.resolve);
  sending.on("error", answered.reject);
  for (let sent = 0; sent < size; sent += piece.length)
    if (!sending.write(piece.subarray(0, size - sent))) await new Promise<void>((done) => sending.once("drain", done));
  sending.end();
  const answer = await answered.promise;
  const said = await whole(answer);
  if ((answer.statusCode ?? 500) >= 300) throw new Error(`${method} ${url}: ${answer.statusCode} ${String(said)}`);
  return answer;
}

async function whole(answer: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const bytes of answer) pieces.push(bytes as Buffer);
  return Buffer.concat(pieces);
}

/** Reads everything and counts it. */
export async function receive(url: string, headers: Headers = {}): Promise<number> {
  const answer = await get(url, headers);
  let size = 0;
  for await (const bytes of answer) size += (bytes as Buffer).length;
  return size;
}

/** Whether a stretch in the middle comes with 206 and as it was sent. */
export async function isRange(url: string, headers: Headers, from: number, to: number): Promise<boolean> {
  const answer = await get(url, { ...headers, range: `bytes=${from}-${to - 1}` });
  const bytes = await whole(answer);
  return answer.statusCode === 206 && bytes.equals(bytesAt(from, to));
}

async function get(url: string, headers: Headers): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request(url, { agent, headers }, resolve).on("error", reject).end();
  return promise;
}
