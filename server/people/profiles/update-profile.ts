import { updateProfile as contract, profileChanged, type Status } from "@atrium/contract/people/profiles.ts";
import type { InputOf } from "@atrium/contract/protocol/operation.ts";
import { audience } from "#platform/events/event-log.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { changeMember } from "./member-rows.ts";
import { pictureFrom } from "./picture.ts";
import { keepPicture } from "./picture-rows.ts";
import { profileOf } from "./profile.ts";

/** Changes what is given and leaves the rest. Everybody in the workspace hears of it. */
export const updateProfile = handlePrepared(contract, {
  // Decoding takes its time; whoever is no member finds out afterwards, and nothing was kept.
  prepare: async (_outside, { picture }) =>
    picture == null ? picture : ((await pictureFrom(picture)) ?? refuse("bad_picture")),
  async run(context, input, picture) {
    const { db, workspaceId, member, now } = context;
    const pictureId = picture === undefined ? {} : { picture_id: await keepPicture(context, picture) };
    const change = { ...textsOf(input), ...pictureId };
    const row = (await changeMember(db, workspaceId, member.id, change)) ?? notFound("member");
    const profile = profileOf(row, now);
    context.emit(profileChanged, { profile }, { workspaceId, actorId: member.id, to: [audience.workspace] });
    return { profile };
  },
});

function textsOf({ name, title, timeZone, status }: InputOf<typeof contract>) {
  if (timeZone !== undefined && !isTimeZone(timeZone)) refuse("unknown_time_zone");
  return {
    ...(name !== undefined && { name }),
    ...(title !== undefined && { title }),
    ...(timeZone !== undefined && { time_zone: timeZone }),
    ...(status !== undefined && { status: emptyIsNone(status) }),
  };
}

/** A name of the IANA database; an offset such as `+02:00` knows no summer time. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

const emptyIsNone = (status: Status | null): Status | null => (status?.emoji || status?.text ? status : null);
