import { createReminder } from "@atrium/contract/chat/reminders.ts";
import { profilesOf } from "#people/profiles/index.ts";
import { badArgument, required, type SlashCommand } from "../commands/index.ts";
import { momentInWords } from "./moment-in-words.ts";

/** `/remind me tomorrow 9am to call Ann`: in the person's own time zone. */
export const remindCommand: SlashCommand = {
  name: "remind",
  summary: "Be reminded of something",
  usage: "/remind [me] when what",
  arguments: [
    required("when", "tomorrow 9am, in 20 minutes, on Friday at 14:30"),
    required("what", "What you want to be reminded of"),
  ],
  run: async ({ context, perform, clientId, rest }) => {
    const { db, workspaceId, member, now } = context;
    const [profile] = await profilesOf(db, workspaceId, [member.id], now);
    const timeZone = profile?.timeZone ?? "UTC";
    const wish = rest.replace(/^me\b\s*/i, "");
    const planned = await momentInWords(wish, timeZone, now);
    if (!planned) return badArgument("when", "say when, for example in 20 minutes or tomorrow 9am");
    if (planned.at <= now) badArgument("when", "this time is over");
    if (planned.what === "") badArgument("what", "say what to remind you of");
    const { reminder } = await perform(createReminder, {
      clientId,
      text: planned.what,
      remindAt: planned.at.toISOString(),
    });
    const options = { timeZone, weekday: "short", day: "numeric", month: "short" } as const;
    const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    const when = new Intl.DateTimeFormat("en-GB", { ...options, ...time }).format(new Date(reminder.remindAt));
    return { note: `You will be reminded: ${when}` };
  },
};
