import { expect, it } from "vitest";
import { networkOf } from "../http/network.ts";
import { Limiter } from "./limiter.ts";
import { Refusal } from "./refuse.ts";

const limit = { count: 3, seconds: 30 };

it("lets a burst through, then one for each refilled share of the time", () => {
  let now = 0;
  const limiter = new Limiter({ now: () => now });
  const passes = () => {
    try {
      limiter.takeFor("key", limit);
      return true;
    } catch (error) {
      expect((error as Refusal).code).toBe("too_many_requests");
      return false;
    }
  };
  expect([passes(), passes(), passes(), passes()]).toEqual([true, true, true, false]);
  now = 10_000;
  expect([passes(), passes()]).toEqual([true, false]);
  now = 1_000_000;
  expect([passes(), passes(), passes(), passes()]).toEqual([true, true, true, false]);
});

it("counts an IPv6 network as one, and an IPv4 address the same in both notations", () => {
  expect(networkOf("2001:db8:1:2:3::4")).toBe(networkOf("2001:db8:1:2:ffff::1"));
  expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
  expect(networkOf("::ffff:192.0.2.1")).toBe("192.0.2.1");
  expect(networkOf("nonsense")).toBe("unknown");
});
