import { addChannelMembers, leaveChannel, markChannel, updateChannel } from "@atrium/contract/chat/channels.ts";
import { mentionsIn } from "@atrium/contract/chat/message-text.ts";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { may } from "#platform/access/access.ts";
import { badArgument, type CommandCall, optional, required, type SlashCommand } from "./command.ts";

const send = ({ perform, channelId, threadId, clientId }: CommandCall, text: string) =>
  perform(sendMessage, { channelId, clientId, text, ...(threadId && { threadId }) });

const me: SlashCommand = {
  name: "me",
  summary: "Say what you are doing",
  usage: "/me text",
  arguments: [required("text", "What you are doing, e.g. fetches coffee")],
  run: async (call) => {
    if (call.rest === "") badArgument("text", "say what you are doing");
    const lines = call.rest.split("\n").map((line) => (line.trim() === "" ? "" : `*${line.trim()}*`));
    return send(call, lines.join("\n"));
  },
};

const shrug: SlashCommand = {
  name: "shrug",
  summary: "Send a shrug, behind a text if you like",
  usage: "/shrug [text]",
  arguments: [optional("text", "What you shrug at")],
  // Escaped: `_` and `\` are signs of Markdown.
  run: async (call) => send(call, `${call.rest} ¯\\\\\\_(ツ)\\_/¯`.trim()),
};

const topic: SlashCommand = {
  name: "topic",
  summary: "Change the topic of this channel",
  usage: "/topic text",
  arguments: [required("topic", "The new topic; - takes it away")],
  when: (member) => may(member, "channel.edit"),
  run: async ({ perform, channelId, rest }) => {
    if (rest === "") badArgument("topic", "write the new topic, or - to take it away");
    const { channel } = await perform(updateChannel, { channelId, topic: rest === "-" ? "" : rest });
    return { note: channel.topic === "" ? "The topic is gone." : `The topic is now: ${channel.topic}` };
  },
};

const invite: SlashCommand = {
  name: "invite",
  summary: "Add people to this channel",
  usage: "/invite @people",
  arguments: [required("people", "Whom to add, with @")],
  when: (member) => may(member, "channel.invite"),
  run: async ({ perform, channelId, rest }) => {
    const { people } = mentionsIn(rest);
    if (people.length === 0) badArgument("people", "name at least one person, with @");
    const { added } = await perform(addChannelMembers, { channelId, memberIds: people });
    const several = `Added ${added.length} people.`;
    return { note: added.length === 0 ? "They are in this channel already." : added.length === 1 ? "Added." : several };
  },
};

const mute: SlashCommand = {
  name: "mute",
  summary: "Mute this conversation, or unmute it",
  usage: "/mute [off]",
  arguments: [optional("off", "Write off to hear of it again")],
  run: async ({ perform, channelId, rest }) => {
    if (!["", "on", "off"].includes(rest.toLowerCase())) badArgument("off", "write off, or nothing");
    const muted = rest.toLowerCase() !== "off";
    await perform(markChannel, { channelId, muted });
    return { note: muted ? "Muted. /mute off brings it back." : "No longer muted." };
  },
};

const leave: SlashCommand = {
  name: "leave",
  summary: "Leave this channel",
  usage: "/leave",
  arguments: [],
  run: async ({ perform, channelId }) => {
    await perform(leaveChannel, { channelId });
    return { note: "You left the channel." };
  },
};

/** The commands of channels and messages themselves. */
export const ownCommands: readonly SlashCommand[] = [me, shrug, topic, invite, mute, leave];
