import { expect, test } from "vitest";
import { startTestServer } from "../../testing/test-server.ts";
import { instanceKey } from "./instance-key.ts";

test("every process of an instance has the same key, each purpose its own", async () => {
  const [one, two] = await Promise.all([startTestServer({ features: [] }), startTestServer({ features: [] })]);
  const keys = await Promise.all([one, two, one, two].map(({ platform }) => instanceKey(platform, "a")));
  expect(new Set(keys.map((key) => key.toString("hex"))).size).toBe(1);
  expect(keys[0]).toHaveLength(32);
  expect(await instanceKey(one.platform, "b")).not.toEqual(keys[0]);
});

test("ATRIUM_SECRET decides it when set", async () => {
  const env = { ATRIUM_SECRET: "s".repeat(40) };
  const [mine, same, other, none] = await Promise.all([
    startTestServer({ features: [], env }),
    startTestServer({ features: [], env }),
    startTestServer({ features: [], env: { ATRIUM_SECRET: "t".repeat(40) } }),
    startTestServer({ features: [] }),
  ]);
  const key = await instanceKey(mine.platform, "a");
  expect(await instanceKey(same.platform, "a")).toEqual(key);
  expect(await instanceKey(other.platform, "a")).not.toEqual(key);
  expect(await instanceKey(none.platform, "a")).not.toEqual(key);
});
