import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { badArgument, required, type SlashCommand } from "../commands/index.ts";
import { snippetNamed } from "./snippet-rows.ts";

/** Sends it: a composer puts it into its field instead, to be looked at first. */
export const snippetCommand: SlashCommand = {
  name: "snippet",
  summary: "Write a saved text",
  usage: "/snippet name",
  arguments: [required("name", "The saved text's name")],
  run: async ({ context, perform, channelId, threadId, clientId, rest }) => {
    const snippet = await snippetNamed(context.db, context.workspaceId, context.member.id, rest);
    if (!snippet) return badArgument("name", "no saved text has this name");
    const inThread = threadId ? { threadId } : {};
    return perform(sendMessage, { channelId, clientId, text: snippet.text, ...inThread });
  },
};
