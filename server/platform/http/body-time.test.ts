import { connect } from "node:net";
import { Readable } from "node:stream";
import Fastify from "fastify";
import { afterAll, expect, test } from "vitest";
import { limitBodyTime, limitPauses } from "./body-time.ts";

const app = Fastify({ requestTimeout: 0 });
limitBodyTime(app, { body: 200, silence: 1500 });
app.addContentTypeParser("*", (_request, _payload, done) => done(null));
app.post("/form", async (request) => {
  for await (const _ of request.raw);
  return "read";
});
app.post("/film", { config: { isLong: true } }, async (request) => {
  let length = 0;
  for await (const piece of request.raw) length += piece.length;
  return { length };
});
const ended: boolean[] = [];
app.get("/long", (_request, reply) => {
  limitPauses(reply.raw, 1000);
  reply.raw.once("close", () => ended.push(reply.raw.writableFinished));
  const pieces = async function* () {
    for (let piece = 0; piece < 400; piece += 1) yield Buffer.alloc(128 * 1024);
  };
  return reply.send(Readable.from(pieces(), { objectMode: false, highWaterMark: 1 }));
});
const address = new URL(await app.listen({ port: 0, host: "127.0.0.1" }));
afterAll(() => app.close());

/** Sends a byte every 50 ms, `bytes` in all; answers what came back before the connection ended. */
function trickled(path: string, bytes: number, announced = bytes): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(address.port), address.hostname);
    let answer = "";
    let sent = 0;
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: x/y\r\ncontent-length: ${announced}\r\n\r\n`,
    );
    const sending = setInterval(() => {
      if (sent < bytes) socket.write("x");
      sent += 1;
    }, 50);
    socket.on("data", (data) => {
      answer += String(data);
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(sending);
      resolve(answer);
    });
  });
}

test("a form that trickles in is broken off", async () => {
  expect(await trickled("/form", 1000)).not.toContain("read");
});

test("a film may take its time, and is broken off when nothing more comes", async () => {
  expect(await trickled("/film", 10)).toContain('{"length":10}');
  expect(await trickled("/film", 2, 10)).not.toContain("length");
});

test("an answer that nobody takes is ended, one that is taken slowly is not", async () => {
  const socket = connect(Number(address.port), address.hostname);
  socket.on("error", () => undefined);
  socket.pause();
  socket.write("GET /long HTTP/1.1\r\nhost: x\r\n\r\n");
  await expect.poll(() => ended).toEqual([false]);
  socket.destroy();
  const answer = await fetch(new URL("/long", address));
  let length = 0;
  for await (const piece of answer.body as ReadableStream<Uint8Array>) {
    length += piece.length;
    if (length % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect(length).toBe(400 * 128 * 1024);
  await expect.poll(() => ended).toEqual([false, true]);
});
