import { updateProfile } from "@atrium/contract/people/profiles.ts";
import { acceptInvitation, createInviteLink } from "@atrium/contract/workspace/invitations.ts";
import { changeRoles } from "@atrium/contract/workspace/members.ts";
import { listRoles } from "@atrium/contract/workspace/roles.ts";
import { createWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { furnish } from "./furnish.ts";
import { directs } from "./northwind/direct.ts";
import { channels, readState } from "./northwind/northwind.ts";
import { owner, type PersonKey, people, type ScriptedPerson } from "./northwind/people.ts";
import { playConversations } from "./play-conversations.ts";
import { readEverything } from "./read-everything.ts";
import { type Cast, signUpPeople } from "./sign-up-people.ts";
import type { Stage } from "./stage.ts";
import { momentOf, presentAt } from "./working-days.ts";

/**
 * Fills an empty instance with the workspace Northwind: two weeks of made-up work, done through the product's own
 * operations, so that it is as true as the product is.
 */
export async function fillNorthwind(platform: Platform, now = new Date()): Promise<void> {
  const present = presentAt(now);
  const begun = new Date(present.getTime() - 200 * 86_400_000);
  const cast = await signUpPeople(platform, begun);
  const { workspace, memberId } = await cast[owner].call(createWorkspace, { name: "Northwind" }, begun);
  cast[owner].memberId = memberId;
  const stage: Stage = { platform, cast, workspaceId: workspace.id, present, begun, channelIds: new Map() };
  const arrivals = await letPeopleJoin(stage);
  await playConversations(stage, { channels, directs, arrivals });
  await furnish(stage);
  await readEverything(stage, readState);
}

/** Most are there from the beginning; who comes later is answered, to come at their moment. */
async function letPeopleJoin(stage: Stage): Promise<{ at: Date; key: PersonKey; run: () => Promise<void> }[]> {
  const { cast, workspaceId, present, begun } = stage;
  const { link } = await cast[owner].call(createInviteLink, { workspaceId }, begun);
  const token = new URL(link.url).pathname.split("/").at(-1) as string;
  const { roles } = await cast[owner].call(listRoles, { workspaceId });
  const later: { at: Date; key: PersonKey; run: () => Promise<void> }[] = [];
  await introduce(cast, owner, workspaceId, begun);
  for (const [key, { role, joins }] of Object.entries(people) as [PersonKey, ScriptedPerson][]) {
    if (key === owner) continue;
    const at = joins ? momentOf(joins, present) : begun;
    const join = async () => {
      cast[key].memberId = (await cast[key].call(acceptInvitation, { token }, at)).memberId;
      await introduce(cast, key, workspaceId, at);
      const roleId = roles.find((one) => one.key === role)?.id;
      if (!roleId) return;
      await cast[owner].call(changeRoles, { workspaceId, memberId: cast[key].memberId, roleIds: [roleId] }, at);
    };
    if (joins) later.push({ at, key, run: join });
    else await join();
  }
  return later;
}

async function introduce(cast: Cast, key: PersonKey, workspaceId: string, at: Date): Promise<void> {
  const { title, timeZone, status }: ScriptedPerson = people[key];
  const shown = status && { status: { ...status, expiresAt: null } };
  await cast[key].call(updateProfile, { workspaceId, title, timeZone, ...shown }, at);
}
