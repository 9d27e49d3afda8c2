import { expect, it } from "vitest";
import { networkOf } from "../http/network.ts";
import { Limiter } from "./limiter.ts";
import type { Refusal } from "./refuse.ts";

const limit = { count: 3, seconds: 30 };

it("lets a burst through, then one for each refilled share of the time", () => {
  let now = 0;
  const limiter = new Limiter({ now: () => now });
  const passes = () => {
    try {
      limiter.takeFor("key", limit);
      return true;
    } catch (error) {
      return (error as Refusal).code;
    }
  };
  expect([passes(), passes(), passes(), passes()]).toEqual([true, true, true, "too_many_requests"]);
  now = 10_000;
  expect([passes(), passes()]).toEqual([true, "too_many_requests"]);
  now = 1_000_000;
  expect([passes(), passes(), passes(), passes()]).toEqual([true, true, true, "too_many_requests"]);
});

it("counts what other processes let through, and what they gave back", async () => {
  const [here, there] = [new Limiter({ now: () => 0 }), new Limiter({ now: () => 0 })];
  const told: unknown[] = [];
  here.shareBy((some) => {
    told.push(some);
    there.hear(JSON.parse(JSON.stringify(some)));
  });
  for (let times = 0; times < 3; times += 1) here.takeFor("key", limit);
  here.giveBack("key", limit);
  await expect.poll(() => told).toEqual([[["key", 2, 3, 30]]]);
  there.takeFor("key", limit);
  expect(() => there.takeFor("key", limit)).toThrow("too_many_requests");
});

it("counts an IPv6 network as one, and an IPv4 address the same in both notations", () => {
  expect(networkOf("2001:db8:1:2:3::4")).toBe(networkOf("2001:db8:1:2:ffff::1"));
  expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
  expect(networkOf("::ffff:192.0.2.1")).toBe("192.0.2.1");
  expect(networkOf("nonsense")).toBe("unknown");
});
