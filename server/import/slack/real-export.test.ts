import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { slackChannel, slackExport, slackMessage, slackReply, slackUser } from "../../testing/slack-export.ts";
import { importSlack } from "./import-slack.ts";

const crafted = () =>
  slackExport({
    users: [slackUser("U1", "Ann"), slackUser("U2", "Bob")],
    channels: [slackChannel("C1", "general", ["U1", "U2"])],
    days: { "general/2024-01-01.json": [slackMessage("U1", 0, "<@U2> <@U2>"), slackReply("U2", 1, 0, "`<@U1>`")] },
  });
const inCrafted = { users: 2, channels: 1, messages: 2, replies: 1, reactions: 0, mentions: 3 };

/** Real talk; `handbook/importing.md` says where it is from. */
const real = join(import.meta.dirname, "../../../../shared/data/irc-slack-export.zip");
const inReal = { users: 15_858, channels: 3, messages: 200_288, replies: 50_885, reactions: 0, mentions: 81_977 };

test("a real conversation of 200,288 messages is counted exactly; without its file, a crafted one", async () => {
  const isHere = existsSync(real);
  if (!isHere) console.warn(`${real} is missing: a crafted export is counted instead`);
  const { found, skipped, problems } = await importSlack({ path: isHere ? real : crafted(), dryRun: true });
  expect([found, skipped.total, problems]).toEqual([isHere ? inReal : inCrafted, 0, []]);
}, 180_000);

test("mentions are counted in code as well, where they call nobody", async () => {
  expect((await importSlack({ path: crafted(), dryRun: true })).found).toEqual(inCrafted);
});
