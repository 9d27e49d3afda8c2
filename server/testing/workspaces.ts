import type { Role } from "@atrium/contract/workspace/roles.ts";
import { insertMembers } from "#people/profiles/index.ts";
import { newId } from "#platform/operations/new-id.ts";
import { grantRoles, roleByKey } from "#workspace/roles/index.ts";
import { beginWorkspace } from "#workspace/workspaces/index.ts";
import type { TestServer } from "./test-server.ts";

/** Somebody with an account. */
export type TestPerson = { accountId: string; name?: string };

/** A workspace of this person's own, made past the HTTP side, reactions of features included. */
export async function workspaceOf(
  server: Pick<TestServer, "platform">,
  owner: TestPerson,
  name = "Northwind",
): Promise<{ workspaceId: string; memberId: string; slug: string }> {
  const { platform } = server;
  return platform.run({ accountId: owner.accountId }, async (context) => {
    const first = { accountId: owner.accountId, name: owner.name ?? "Olive Owner" };
    const { workspace, memberId } = await beginWorkspace(context, { name, owner: first, sampleContent: false });
    return { workspaceId: workspace.id, memberId, slug: workspace.slug };
  });
}

/** Puts somebody into a workspace by rows alone: nobody is told. Answers the member's id. */
export async function joined(
  server: Pick<TestServer, "platform">,
  workspaceId: string,
  person: TestPerson,
  roleKey: NonNullable<Role["key"]> = "member",
): Promise<string> {
  const [id] = await manyJoined(server, workspaceId, [person], roleKey);
  return id as string;
}

/** Puts many people into a workspace in one statement, e.g. 15,000. Answers their ids in order. */
export async function manyJoined(
  server: Pick<TestServer, "platform">,
  workspaceId: string,
  people: { accountId: string | null; name?: string }[],
  roleKey: NonNullable<Role["key"]> = "member",
): Promise<string[]> {
  const members = people.map((person, index) => ({
    id: newId(),
    accountId: person.accountId,
    kind: person.accountId ? ("person" as const) : ("placeholder" as const),
    name: person.name ?? `Person ${index + 1}`,
    joinedAt: new Date(),
  }));
  return server.platform.database.transaction({ workspaceId }, async ({ db }) => {
    const role = await roleByKey(db, workspaceId, roleKey);
    await insertMembers(db, workspaceId, members);
    const ids = members.map((member) => member.id);
    await grantRoles(db, workspaceId, ids, [(role as Role).id], null);
    return ids;
  });
}
