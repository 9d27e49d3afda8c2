import { readHead } from "#platform/events/event-log.ts";
import { RawSocket } from "./raw-socket.ts";
import { type SignedUp, signedUp } from "./signed-up.ts";
import type { TestServer } from "./test-server.ts";
import { joined, workspaceOf } from "./workspaces.ts";

export type TestMember = SignedUp & { memberId: string };

/** A workspace with one person of each role, and an outsider who owns a workspace of their own. */
export type Team = {
  workspaceId: string;
  slug: string;
  owner: TestMember;
  admin: TestMember;
  member: TestMember;
  guest: TestMember;
  outsider: TestMember & { workspaceId: string };
};

export async function team(server: TestServer): Promise<Team> {
  const [owner, admin, member, guest, outsider] = (await Promise.all(
    ["Olive Owner", "Adam Admin", "Mina Member", "Gus Guest", "Otto Outsider"].map((name) =>
      signedUp(server, { name }),
    ),
  )) as [SignedUp, SignedUp, SignedUp, SignedUp, SignedUp];
  const { workspaceId, memberId, slug } = await workspaceOf(server, owner);
  const elsewhere = await workspaceOf(server, outsider, "Elsewhere");
  return {
    workspaceId,
    slug,
    owner: { ...owner, memberId },
    admin: { ...admin, memberId: await joined(server, workspaceId, admin, "admin") },
    member: { ...member, memberId: await joined(server, workspaceId, member, "member") },
    guest: { ...guest, memberId: await joined(server, workspaceId, guest, "guest") },
    outsider: { ...outsider, memberId: elsewhere.memberId, workspaceId: elsewhere.workspaceId },
  };
}

const sockets: RawSocket[] = [];

/** Somebody connected and following a workspace from now, or from a position; closed by `unfollowAll` in an `afterEach`. */
export async function following(
  server: TestServer,
  person: SignedUp,
  workspaceId: string,
  after?: number,
): Promise<RawSocket> {
  const socket = await RawSocket.as(server.url, person.token);
  sockets.push(socket);
  const head = await server.platform.database.transaction({ workspaceId }, ({ db }) => readHead(db, workspaceId));
  return socket.open(workspaceId, after ?? head?.seq ?? 0);
}

export function unfollowAll(): void {
  for (const socket of sockets.splice(0)) socket.close();
}

/** The names of the events a connection was told, in order. */
export const heard = (socket: RawSocket): string[] => socket.of("event").map((frame) => frame.name);
