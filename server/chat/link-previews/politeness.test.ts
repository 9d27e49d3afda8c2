import { expect, test } from "vitest";
import { atHost } from "./politeness.ts";

test("one site is asked one question after the other, with a pause; another site at once", async () => {
  const order: string[] = [];
  const ask = (host: string, name: string) =>
    atHost(host, () => {
      order.push(name);
      return Promise.resolve(name);
    });
  const begun = Date.now();
  await Promise.all([ask("slow.example", "first"), ask("slow.example", "second"), ask("other.example", "elsewhere")]);
  expect(order).toEqual(["first", "elsewhere", "second"]);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(450);
});

test("who would wait too long is sent away; a failure lets the next one through", async () => {
  const fail = () => Promise.reject(new Error("no answer"));
  const outcomes = [1, 2, 3, 4].map(async () => {
    await expect(atHost("down.example", fail)).rejects.toThrow("no answer");
  });
  expect(atHost("down.example", fail)).toBeUndefined();
  await Promise.all(outcomes);
  expect(await atHost("down.example", () => Promise.resolve("back"))).toBe("back");
});
