import { updateProfile } from "@atrium/contract/people/profiles.ts";
import { badArgument, optional, type SlashCommand } from "../commands/index.ts";

const sign = /^(\p{RGI_Emoji})\s*/v;

/** `/status 🎧 Focusing`: beside one's name until it is taken away. */
export const statusCommand: SlashCommand = {
  name: "status",
  summary: "Say beside your name what you are doing",
  usage: "/status [emoji text]",
  arguments: [optional("text", "An emoji and a few words; nothing takes the status away")],
  run: async ({ perform, rest }) => {
    const emoji = sign.exec(rest)?.[1] ?? "💬";
    const text = rest.replace(sign, "").replace(/\s+/g, " ").trim();
    if (text.length > 100) badArgument("text", "at most 100 characters");
    const status = rest === "" ? null : { emoji, text, expiresAt: null };
    await perform(updateProfile, { status });
    return { note: status ? `Your status is now: ${emoji} ${text}`.trim() : "Your status is gone." };
  },
};
