import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clamdServer, eicar } from "../../testing/clamd-server.ts";
import { openLog } from "../log/log.ts";
import { clamd } from "./clamd.ts";

const log = openLog("silent");

async function* inPieces(...pieces: Buffer[]) {
  yield* pieces;
}

const onPort = await clamdServer();
const inFile = await clamdServer({ path: join(tmpdir(), `clamd-${randomUUID()}.sock`) });

test.each([onPort, inFile])("what is found is named, over a port and over a socket", async ({ address, asked }) => {
  const scanner = clamd(address, log);
  expect(await scanner.scan(inPieces(Buffer.from("a harmless letter")))).toBe(undefined);
  expect(await scanner.scan(inPieces(eicar.subarray(0, 30), eicar.subarray(30)))).toBe("Eicar-Test-Signature");
  expect(await scanner.scan(inPieces())).toBe(undefined);
  expect(asked).toEqual([17, 68, 0]);
});

test("what was not scanned to its end is never clean", async () => {
  const few = await clamdServer({ limit: 100 });
  const large = inPieces(...Array.from({ length: 50 }, () => Buffer.alloc(100_000)));
  await expect(clamd(few.address, log).scan(large)).rejects.toMatchObject({
    code: "scan_unavailable",
    details: { status: 503, retryAfter: 30 },
  });
  const away = await clamdServer();
  await away.stop();
  await expect(clamd(away.address, log).scan(inPieces(eicar))).rejects.toMatchObject({ code: "scan_unavailable" });
  await expect(clamd("/nowhere/clamd.sock", log).scan(inPieces(eicar))).rejects.toMatchObject({
    code: "scan_unavailable",
  });
});

test("who calls it clean before all of it was sent has not scanned it", async () => {
  const hasty = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end("stream: OK\0"));
  });
  await once(hasty.listen(0, "127.0.0.1"), "listening");
  const { port } = hasty.address() as AddressInfo;
  const slowly = async function* () {
    for (let piece = 0; piece < 50; piece += 1) {
      yield Buffer.alloc(10_000);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  await expect(clamd(`127.0.0.1:${port}`, log).scan(slowly())).rejects.toMatchObject({ code: "scan_unavailable" });
  hasty.close();
});

test("one that hangs up in the middle is away, and works again when it is back", async () => {
  const server = await clamdServer();
  const scanner = clamd(server.address, log);
  const hangingUp = async function* () {
    yield Buffer.from("first");
    await server.stop();
    yield Buffer.from("second");
  };
  await expect(scanner.scan(hangingUp())).rejects.toMatchObject({ code: "scan_unavailable" });
  await server.start();
  expect(await scanner.scan(inPieces(eicar))).toBe("Eicar-Test-Signature");
});
