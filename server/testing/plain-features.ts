import { event } from "@atrium/contract/protocol/event.ts";
import { Id } from "@atrium/contract/protocol/id.ts";
import { operation } from "@atrium/contract/protocol/operation.ts";
import { sql } from "kysely";
import * as z from "zod";
import { audience, createEventLog } from "../platform/events/event-log.ts";
import { feature, handle } from "../platform/operations/feature.ts";
import { newId } from "../platform/operations/new-id.ts";
import type { Platform } from "../platform/operations/platform.ts";
import { refuse } from "../platform/operations/refuse.ts";

/**
 * The smallest product there can be, to test the platform alone: accounts are their own bearer token, members are
 * kept in memory, and people say words into rooms.
 */

/** account id -> workspace id -> rooms; a member's id is the account's. */
export const places = new Map<string, Map<string, string[]>>();

export const said = event("said", {
  summary: "Somebody said something in a room",
  data: z.strictObject({ room: z.string(), words: z.string() }),
});
export const moved = event("moved", { summary: "Somebody changed rooms", data: z.strictObject({ room: z.string() }) });

export const say = operation("say", {
  method: "POST",
  path: "/workspaces/{workspaceId}/rooms/{room}/words",
  summary: "Say something",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    room: z.string().max(40),
    words: z.string().min(1).max(200_000),
    fail: z.boolean().default(false),
  }),
  output: z.strictObject({ words: z.string() }),
  errors: { not_in_room: 409 },
  bodyLimit: 250_000,
});
export const enter = operation("enter", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/rooms/{room}/presence",
  summary: "Enter or leave a room",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, room: z.string(), here: z.boolean() }),
  output: z.strictObject({}),
});
export const expelMe = operation("expelMe", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/me",
  summary: "Leave the workspace",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({}),
});
export const count = operation("count", {
  method: "GET",
  path: "/count",
  summary: "Count to a number",
  caller: "open",
  input: z.strictObject({ to: z.coerce.number().int().min(1).max(1000) }),
  output: z.strictObject({ to: z.number() }),
  limit: { count: 5, seconds: 60 },
});

const roomsOf = (accountId: string, workspaceId: string) => places.get(accountId)?.get(workspaceId);

export const plainFeatures = [
  feature({
    name: "plain",
    identify: async (_db, { bearer, cookies }) => {
      const accountId = bearer ?? /account=([\w-]+)/.exec(cookies)?.[1];
      return accountId && places.has(accountId)
        ? { accountId, sessionId: `session-${accountId}`, operator: false }
        : undefined;
    },
    membership: async (db, workspaceId, accountIds) => {
      await sql`select 1`.execute(db);
      const roles = [{ name: "Everybody", permissions: ["word.say"] }];
      const inside = accountIds.filter((accountId) => roomsOf(accountId, workspaceId));
      return new Map(inside.map((id) => [id, { id, workspaceId, roles }]));
    },
    audiences: [
      {
        kind: "room",
        keysOf: async (db, member) => {
          await sql`select 1`.execute(db);
          return (roomsOf(member.id, member.workspaceId) ?? []).map((room) => `room:${room}`);
        },
        mayWatch: async (_db, _member, id) => id === openRoom,
      },
    ],
    events: [said, moved],
    operations: [
      handle(say, async (context, { room, words, fail, workspaceId }) => {
        if (!roomsOf(context.member.id, workspaceId)?.includes(room)) refuse("not_in_room");
        context.emit(said, { room, words }, { workspaceId, actorId: context.member.id, to: [`room:${room}`] });
        if (fail) throw new Error("secret inside");
        return { words };
      }),
      handle(enter, async (context, { room, here, workspaceId }) => {
        const memberId = context.member.id;
        const rooms = roomsOf(memberId, workspaceId) ?? [];
        places.get(memberId)?.set(workspaceId, here ? [...rooms, room] : rooms.filter((one) => one !== room));
        const change = [{ memberId, key: `room:${room}` }];
        const emission = { workspaceId, actorId: memberId, to: [audience.person(memberId)] };
        context.emit(moved, { room }, { ...emission, ...(here ? { admits: change } : { expels: change }) });
        return {};
      }),
      handle(expelMe, async (context, { workspaceId }) => {
        const memberId = context.member.id;
        places.get(memberId)?.delete(workspaceId);
        context.emit(
          moved,
          { room: "" },
          { workspaceId, actorId: memberId, to: [audience.workspace], expels: [{ memberId, key: "*" }] },
        );
        return {};
      }),
      handle(count, async (_context, { to }) => ({ to })),
    ],
  }),
];

/** The id of the room anybody may watch. */
export const openRoom = "0199a0b0-0000-7000-8000-00000000000a";

/** A new workspace with these people in the room "hall"; answers its id and the people's ids. */
export async function plainWorkspace(platform: Platform, people: number, rooms = ["hall"]) {
  const workspaceId = newId();
  await platform.run({ workspaceId }, ({ db }) => createEventLog(db, workspaceId));
  const accounts = Array.from({ length: people }, () => newId());
  for (const account of accounts) places.set(account, new Map([[workspaceId, [...rooms]]]));
  return { workspaceId, accounts: accounts as [string, ...string[]] };
}
