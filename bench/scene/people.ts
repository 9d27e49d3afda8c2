import { addChannelMembers, createChannel } from "@atrium/contract/chat/channels.ts";
import type { CallOf, Operation, OutputOf } from "@atrium/contract/protocol/operation.ts";
import { insertAccount } from "@atrium/server/people/accounts/index.ts";
import { insertSession, newSecret, secretHash, speakFor } from "@atrium/server/people/sessions/index.ts";
import { issueAccessToken } from "@atrium/server/people/tokens/index.ts";
import { call } from "@atrium/server/platform/operations/call.ts";
import { newId } from "@atrium/server/platform/operations/new-id.ts";
import type { Platform } from "@atrium/server/platform/operations/platform.ts";
import { manyJoined, workspaceOf } from "@atrium/server/testing/workspaces.ts";

/** Somebody of a workspace, signed in. */
export type Person = { accountId: string; memberId: string; sessionId: string; token: string };
/** What `server/testing` asks of a server. */
type Place = { platform: Platform; url: string; databaseUrl: string; stop(): Promise<void> };
export type Crowd = { workspaceId: string; people: Person[] };

/** A workspace with this many people in it, each with an account and a session of their own. */
export async function gather(scene: Place, count: number, name = "Northwind"): Promise<Crowd> {
  const accounts = Array.from({ length: count }, (_, index) => ({
    accountId: newId(),
    sessionId: newId(),
    name: `Person ${index + 1}`,
  }));
  for (let at = 0; at < count; at += 500) await signUp(scene.platform, accounts.slice(at, at + 500));
  const [first, ...others] = accounts;
  if (!first) throw new Error("a workspace needs somebody");
  const { workspaceId, memberId } = await workspaceOf(scene, first, name);
  const memberIds = [memberId, ...(await manyJoined(scene, workspaceId, others))];
  const people = await inTurns(count, 8, async (index) => {
    const { accountId, sessionId } = accounts[index] as (typeof accounts)[number];
    const token = await issueAccessToken(scene.platform, { accountId, sessionId }, new Date());
    return { accountId, sessionId, token, memberId: memberIds[index] as string };
  });
  return { workspaceId, people };
}

/** Accounts with a session each, by their rows; the statements of all share a round trip. */
async function signUp(platform: Platform, accounts: { accountId: string; sessionId: string; name: string }[]) {
  await platform.run({}, async ({ db, now }) => {
    await Promise.all(
      accounts.flatMap(({ accountId, sessionId, name }) => {
        const session = { id: sessionId, account_id: accountId, kind: "api" as const, user_agent: "", ip: null };
        return [
          speakFor(db, accountId),
          insertAccount(db, { id: accountId, email: `${accountId}@example.org`, name }, now),
          insertSession(db, { ...session, token_hash: secretHash(newSecret()), created_at: now }),
        ];
      }),
    );
  });
}

/** Calls an operation of the product as somebody, in this process: all of it but HTTP. */
export function callAs<O extends Operation>(
  platform: Platform,
  person: Person,
  operation: O,
  input: CallOf<O>,
): Promise<OutputOf<O>> {
  const request = {
    requestId: "",
    origin: { ip: "127.0.0.1", userAgent: "" },
    identity: { accountId: person.accountId, sessionId: person.sessionId, operator: false },
    cookies: "",
    setCookie: () => undefined,
  };
  return call(platform, { name: operation.name, input, request }) as Promise<OutputOf<O>>;
}

/** A channel made by the first of these people with the others in it. Answers its id. */
export async function channelWith(platform: Platform, { workspaceId, people }: Crowd, name: string): Promise<string> {
  const [first, ...others] = people as [Person, ...Person[]];
  const made = await callAs(platform, first, createChannel, { workspaceId, name, visibility: "private" });
  const channelId = made.channel.channel.id;
  for (let at = 0; at < others.length; at += 200) {
    const memberIds = others.slice(at, at + 200).map((person) => person.memberId);
    await callAs(platform, first, addChannelMembers, { workspaceId, channelId, memberIds });
  }
  return channelId;
}

/** Does something `count` times, `width` at a time; answers in order. */
export async function inTurns<T>(count: number, width: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) results[index] = await work(index);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
