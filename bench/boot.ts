import { bootWorkspace } from "@atrium/contract/boot.ts";
import { largeWorkspace } from "@atrium/server/testing/large-workspace.ts";
import { signedUp } from "@atrium/server/testing/signed-up.ts";
import { statementsOf } from "@atrium/server/testing/statements.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import type { Benchmark } from "./bench-command.ts";
import { median, rounded } from "./scene/numbers.ts";
import { type Scene, startScene } from "./scene/scene.ts";

/**
 * The first answer a client needs, over HTTP on one connection, for somebody in 20 and in 2,000 channels: a screen is as
 * high in both, so the answer should be as large and nearly as quick. `queries` counts the statements of one answer,
 * `begin` and `commit` included. The two take turns; medians are told.
 */
const sizes = [20, 2000] as const;
const rounds = 300;

export const run: Benchmark["run"] = async ({ say }) => {
  const scene = await startScene();
  try {
    const places = new Map<number, Awaited<ReturnType<typeof place>>>();
    for (const channels of sizes) places.set(channels, await place(scene, channels));
    const taken = new Map<number, number[]>(sizes.map((channels) => [channels, []]));
    for (let round = -30; round < rounds; round += 1) {
      for (const channels of sizes) {
        const began = performance.now();
        await places.get(channels)?.boot();
        if (round >= 0) taken.get(channels)?.push(performance.now() - began);
      }
    }
    const ms = (channels: number) => rounded(median(taken.get(channels) ?? []), 2);
    const bytes = async (channels: number) => JSON.stringify(await places.get(channels)?.boot()).length;
    const statements = await statementsOf(scene.platform, async () => places.get(2000)?.boot());
    say(`${rounds} answers each`);
    return {
      ms_20: ms(20),
      ms_2000: ms(2000),
      ratio: rounded(ms(2000) / ms(20), 2),
      bytes_20: await bytes(20),
      bytes_2000: await bytes(2000),
      queries: statements.length,
    };
  } finally {
    await scene.stop();
  }
};

async function place(scene: Scene, channels: number) {
  const person = await signedUp(scene);
  const { workspaceId } = await largeWorkspace(scene, { people: 40, channels, messages: 2000 }, person);
  const client = createClient({ baseUrl: scene.url, token: person.token });
  return { boot: () => client.call(bootWorkspace, { workspaceId }) };
}
