import { randomBytes } from "node:crypto";
import { signOut } from "@atrium/contract/people/accounts.ts";
import {
  addPushDevice,
  listPushDevices,
  readPushKey,
  removePushDevice,
  testPush,
} from "@atrium/contract/people/push.ts";
import { afterAll, describe, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { pushService } from "../../testing/push-service.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer } from "../../testing/test-server.ts";
import { type PushMessage, sendPush } from "./index.ts";

const service = await pushService();
afterAll(service.stop);
const server = await startTestServer({ env: { FETCH_ALLOW: "127.0.0.1,localhost" } });
const { pool } = await testDatabase();

/** Somebody with a browser that asked to be told. */
async function listening() {
  const person = await signedUp(server);
  const { publicKey } = await person.client.call(readPushKey, {});
  const browser = service.browser(publicKey);
  const { device } = await person.client.call(addPushDevice, browser.subscription);
  return { person, browser, device, publicKey };
}
const show = (body: string): PushMessage => ({
  kind: "show",
  tag: "channel-1",
  title: "Ada",
  body,
  url: "/northwind/c/1",
  at: new Date().toISOString(),
  badge: 3,
});

describe("a device", () => {
  test("gets a test message, encrypted for it and signed by this instance", async () => {
    const { person, browser, device } = await listening();
    const sent = await person.client.call(testPush, { deviceId: device.id });
    expect(sent).toMatchObject({ outcome: "accepted", status: 201, took: expect.any(Number) });
    expect(browser.received).toEqual([
      {
        data: expect.objectContaining({ kind: "show", tag: "test", body: "Notifications reach this device." }),
        ttl: 86_400,
        urgency: "high",
        topic: "test",
        by: "mailto:postmaster@localhost",
      },
    ]);
    const { devices } = await person.client.call(listPushDevices, {});
    expect(devices).toEqual([{ ...device, lastOutcome: "accepted", lastSentAt: expect.any(String) }]);
    expect(device).toMatchObject({ service: `localhost:${service.port}`, current: true });
  });

  test("is kept once, whoever asks how often; another person who signs in there takes it over", async () => {
    const { person, browser } = await listening();
    await person.client.call(addPushDevice, browser.subscription);
    expect((await person.client.call(listPushDevices, {})).devices).toHaveLength(1);
    const other = await signedUp(server);
    await other.client.call(addPushDevice, browser.subscription);
    expect((await person.client.call(listPushDevices, {})).devices).toEqual([]);
    expect((await other.client.call(listPushDevices, {})).devices).toHaveLength(1);
  });

  test("is the account's own: nobody else sees, tries or removes it", async () => {
    const { person, device, browser } = await listening();
    const stranger = await signedUp(server);
    expect((await stranger.client.call(listPushDevices, {})).devices).toEqual([]);
    for (const verb of [testPush, removePushDevice])
      expect((await refused(stranger.client.call(verb, { deviceId: device.id }))).code).toBe("not_found");
    expect(browser.received).toEqual([]);
    await person.client.call(removePushDevice, { deviceId: device.id });
    expect((await person.client.call(listPushDevices, {})).devices).toEqual([]);
  });

  test("goes with its session", async () => {
    const { person, device } = await listening();
    await person.client.call(signOut, {});
    const left = await pool.query("select 1 from push_device where id = $1", [device.id]);
    expect(left.rowCount).toBe(0);
  });

  test("needs keys that are keys, and an address on the web", async () => {
    const { person, browser } = await listening();
    const add = (change: object) => refused(person.client.call(addPushDevice, { ...browser.subscription, ...change }));
    const noPoint = Buffer.concat([Buffer.from([4]), randomBytes(64)]).toString("base64url");
    expect((await add({ p256dh: noPoint })).code).toBe("bad_push_key");
    expect((await add({ endpoint: "http://localhost/push" })).code).toBe("invalid_input");
    expect((await add({ endpoint: "file:///etc/passwd" })).code).toBe("invalid_input");
  });
});

describe("sending", () => {
  test("costs who has no device one look, and nothing is written for nobody", async () => {
    const person = await signedUp(server);
    let asked = 0;
    const compose = async () => {
      asked += 1;
      return show("to nobody");
    };
    expect(await sendPush(server.platform, person.accountId, compose)).toBe(0);
    expect(asked).toBe(0);
  });

  test("reaches every device of the account, and forgets those that are gone", async () => {
    const { person, browser, publicKey } = await listening();
    const second = service.browser(publicKey);
    await person.client.call(addPushDevice, second.subscription);
    browser.answer(410);
    expect(await sendPush(server.platform, person.accountId, async () => show("hello"))).toBe(1);
    expect(second.received.map(({ data }) => data)).toEqual(
      [show("hello")].map((message) => ({ ...message, at: expect.any(String) })),
    );
    const { devices } = await person.client.call(listPushDevices, {});
    expect(devices).toHaveLength(1);
  });

  test("keeps a device whose service has a bad day, and says so", async () => {
    const { person, browser, device } = await listening();
    for (const [status, outcome] of [
      [503, "unreachable"],
      [429, "unreachable"],
      [400, "refused"],
    ] as const) {
      browser.answer(status);
      expect(await person.client.call(testPush, { deviceId: device.id })).toMatchObject({ outcome, status });
      expect((await person.client.call(listPushDevices, {})).devices[0]?.lastOutcome).toBe(outcome);
    }
  });

  test("fits what push services take, whatever is written", async () => {
    const { person, browser } = await listening();
    for (const body of ["x".repeat(40_000), "😀".repeat(9000), "\u0001".repeat(5000)])
      expect(await sendPush(server.platform, person.accountId, async () => show(body))).toBe(1);
    for (const { data } of browser.received) expect(String(data.body)).toMatch(/…$/);
    expect(browser.received).toHaveLength(3);
  });

  test("to an inner address does not happen", async () => {
    const closed = await startTestServer();
    const person = await signedUp(closed);
    const { publicKey } = await person.client.call(readPushKey, {});
    const browser = service.browser(publicKey);
    const { device } = await person.client.call(addPushDevice, browser.subscription);
    expect(await person.client.call(testPush, { deviceId: device.id })).toMatchObject({
      outcome: "unreachable",
      status: null,
    });
    expect(browser.received).toEqual([]);
  });
});
