import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { openLog } from "#platform/log/log.ts";
import { redisBus } from "./redis-bus.ts";

// With a real Redis, two server processes and kills: `npm run trial -- redis`.
const log = openLog("silent");

/** Something at the address of Redis that gives the same answer to each command. */
async function answering(answer: string) {
  const server = createServer((socket) => {
    socket.on("data", (asked) => socket.write(answer.repeat(asked.toString().match(/^\*\d/gm)?.length ?? 0)));
    socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

test("begins without Redis, and says nothing that could not be said later", async () => {
  const { url, close } = await answering("");
  close();
  const bus = await redisBus(url, log, 200);
  bus.sendHead("0199a0b0-0000-7000-8000-00000000000a", 1);
  bus.sendSignal("0199a0b0-0000-7000-8000-00000000000a", ["workspace"], "{}");
  bus.sendEnded(["session"]);
  await expect(bus.close()).resolves.toBeUndefined();
});

test("refuses a Redis that refuses the password, without telling it", async () => {
  const { url, close } = await answering("-WRONGPASS invalid username-password pair or user is disabled.\r\n");
  const refused = redisBus(url.replace("//", "//:hunter2@"), log);
  await expect(refused).rejects.toThrow("REDIS_URL: Redis wants another password, or another user");
  close();
});
