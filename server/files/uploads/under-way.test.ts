import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { UnderWay } from "./under-way.ts";

test("one person's uploads leave room for others, and all together have an end", async () => {
  const underWay = new UnderWay();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const begin = (person: string, count: number) =>
    Array.from({ length: count }, () => underWay.take(person, () => ended));
  const running = begin("mina", 20);
  expect((await refused(underWay.take("mina", () => ended))).code).toBe("unavailable");
  for (const person of ["a", "b", "c", "d"]) running.push(...begin(person, 20));
  expect((await refused(underWay.take("e", () => ended))).code).toBe("unavailable");
  end();
  await Promise.all(running);
  expect(await underWay.take("mina", async () => "again")).toBe("again");
});
