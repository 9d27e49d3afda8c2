import { expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { UnderWay } from "./under-way.ts";

/** Uploads that trickle until they are broken off. */
function trickling(underWay: UnderWay) {
  const broken: string[] = [];
  const begin = (person: string, count: number) =>
    Array.from({ length: count }, (_, n) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const end = () => {
        broken.push(`${person} ${n}`);
        resolve();
      };
      const done = underWay.take(person, () => promise, end);
      return { done, resolve };
    });
  return { begin, broken };
}

test("one person's uploads leave room for others", async () => {
  const underWay = new UnderWay();
  const { begin } = trickling(underWay);
  const running = begin("mina", 20);
  const nothing = () => undefined;
  expect((await refused(underWay.take("mina", async () => "more", nothing))).code).toBe("unavailable");
  expect(await underWay.take("jonas", async () => "there", nothing)).toBe("there");
  for (const { resolve } of running) resolve();
  await Promise.all(running.map(({ done }) => done));
  expect(await underWay.take("mina", async () => "again", nothing)).toBe("again");
});

test("when all places are taken, who has the most gives up the oldest, until all have alike", async () => {
  const underWay = new UnderWay();
  const { begin, broken } = trickling(underWay);
  const running = ["a", "b", "c", "d", "e"].flatMap((person) => begin(person, 20));
  running.push(...begin("mina", 2));
  expect(broken).toEqual(["a 0", "b 0"]);
  running.push(...begin("jonas", 20));
  // Sixteen or seventeen each, of which nobody gives up more.
  expect(broken).toHaveLength(2 + 16);
  for (const { resolve } of running) resolve();
  const ends = await Promise.allSettled(running.map(({ done }) => done));
  expect(ends.filter(({ status }) => status === "rejected")).toHaveLength(4);
});
