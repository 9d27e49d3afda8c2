import { changeAvailability } from "@atrium/contract/people/availability.ts";
import { profilesOf } from "#people/profiles/index.ts";
import { badArgument, optional, type SlashCommand } from "../commands/index.ts";
import { momentInWords } from "../reminders/index.ts";

/** Without a time it is an hour. */
const usual = 3_600_000;

/** `/dnd 30 minutes`, `/dnd tomorrow 8am`, `/dnd off`: in the person's own time zone. */
export const dndCommand: SlashCommand = {
  name: "dnd",
  summary: "Do not disturb: nothing rings until then",
  usage: "/dnd [how long, or off]",
  arguments: [optional("until", "30 minutes, until 3pm, tomorrow 8am; off ends it")],
  run: async ({ context, perform, rest }) => {
    const { db, workspaceId, member, now } = context;
    if (rest.toLowerCase() === "off") {
      await perform(changeAvailability, { until: null });
      return { note: "You can be disturbed again." };
    }
    const [profile] = await profilesOf(db, workspaceId, [member.id], now);
    const timeZone = profile?.timeZone ?? "UTC";
    const wish = rest.replace(/^(?:for|until)\s+/i, "").replace(/^(?=\d+\s*(?:m|h|d)[a-z]*$)/i, "in ");
    const found = rest === "" ? new Date(now.getTime() + usual) : (await momentInWords(wish, timeZone, now))?.at;
    if (!found) return badArgument("until", "say until when, for example 30 minutes or tomorrow 8am, or off");
    if (found <= now) badArgument("until", "this time is over");
    await perform(changeAvailability, { until: found.toISOString() });
    const format = { timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    return { note: `Nothing rings until ${new Intl.DateTimeFormat("en-GB", format).format(found)}.` };
  },
};
