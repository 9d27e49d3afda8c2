import { bootWorkspace } from "@atrium/contract/boot.ts";
import { createChannel, joinChannel, listMyChannels } from "@atrium/contract/chat/channels.ts";
import { signUp } from "@atrium/contract/people/accounts.ts";
import { createPersonalToken } from "@atrium/contract/people/sessions.ts";
import { acceptInvitation, createInviteLink } from "@atrium/contract/workspace/invitations.ts";
import { createWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { type ApiClient, createClient } from "@atrium/web/platform/api/client.ts";
import type { FaultMember } from "./fault-client.ts";

/** A workspace made through the API: everybody in two public channels, two private ones for half of them each. */
export async function faultScene(url: string, people: number): Promise<FaultMember[]> {
  const [owner, ...others] = await Promise.all(Array.from({ length: people }, (_, index) => signedUp(url, index)));
  if (!owner) return [];
  const { workspace, memberId } = await owner.api.call(createWorkspace, { name: "Northwind" });
  const workspaceId = workspace.id;
  const { link } = await owner.api.call(createInviteLink, { workspaceId });
  const token = new URL(link.url).pathname.split("/").at(-1) as string;
  const memberIds = [memberId];
  for (const other of others) memberIds.push((await other.api.call(acceptInvitation, { token })).memberId);
  const open = await owner.api.call(createChannel, { workspaceId, name: "release-4" });
  for (const other of others) await other.api.call(joinChannel, { workspaceId, channelId: open.channel.channel.id });
  for (const half of [0, 1]) {
    const some = memberIds.filter((_, index) => index % 2 === half && index > 0);
    const channel = { workspaceId, name: `half-${half}`, visibility: "private" as const, memberIds: some };
    await owner.api.call(createChannel, channel);
  }
  return Promise.all([owner, ...others].map((person) => member(person, workspaceId)));
}

type Person = { name: string; api: ApiClient; token: string };

async function signedUp(url: string, index: number): Promise<Person> {
  const name = `Person ${index + 1}`;
  let cookie = "";
  const fetching: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    return answer;
  };
  const account = { email: `person-${index + 1}@example.org`, password: "a long enough password", name };
  await createClient({ baseUrl: url, fetch: fetching }).call(signUp, account);
  const { secret } = await createClient({ baseUrl: url, headers: { cookie } }).call(createPersonalToken, { name });
  return { name, api: createClient({ baseUrl: url, token: secret }), token: secret };
}

async function member({ name, api, token }: Person, workspaceId: string): Promise<FaultMember> {
  const boot = await api.call(bootWorkspace, { workspaceId });
  const { items } = await api.call(listMyChannels, { workspaceId });
  const channelIds = items.map(({ channel }) => channel.id);
  const hears = [
    "workspace",
    `person:${boot.me.id}`,
    ...boot.permissions.map((permission) => `permission:${permission}`),
    ...channelIds.map((id) => `channel:${id}`),
  ];
  return { name, memberId: boot.me.id, token, workspaceId, channelIds, hears, from: boot.seq };
}
