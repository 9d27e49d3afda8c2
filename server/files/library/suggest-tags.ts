import { suggestTags as contract } from "@atrium/contract/files/library.ts";
import { handle } from "#platform/operations/feature.ts";
import { tagsBeginning } from "./tag-rows.ts";

const most = 20;

export const suggestTags = handle(contract, async ({ db, member }, { typed }) => ({
  tags: await tagsBeginning(db, member, typed.toLowerCase(), most),
}));
