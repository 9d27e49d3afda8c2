import { runCommand as contract } from "@atrium/contract/chat/commands.ts";
import { callWithin } from "#platform/operations/call-within.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessChannel } from "../channels/index.ts";
import { collectCommands } from "./command.ts";

/**
 * Everything happens in this transaction: a command that is refused half way has changed nothing. What a command does in
 * the place of another operation leaves that one's line in the audit trail.
 */
export const runCommand = handle(
  contract,
  async (context, { channelId, threadId, text, clientId }) => {
    await accessChannel(context, channelId, "channel.browse");
    const [, name = "", rest = ""] = /^\/(\S+)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
    const command = (await collectCommands(context)).get(name.toLowerCase());
    if (!command) return refuse("unknown_command", { detail: "no command of this name" });
    const { message = null, note = null } = await command.run({
      context,
      channelId,
      threadId,
      clientId,
      rest,
      perform: (operation, input) => callWithin(context, operation, input),
    });
    return { message, note };
  },
  { audited: "sometimes" },
);
