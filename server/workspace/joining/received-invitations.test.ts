import {
  acceptReceivedInvitation,
  declineReceivedInvitation,
  invitePeople,
  listInvitations,
  listReceivedInvitations,
  readInvitation,
  revokeInvitation,
} from "@atrium/contract/workspace/invitations.ts";
import { listMyWorkspaces } from "@atrium/contract/workspace/workspaces.ts";
import { afterEach, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { mailTo } from "../../testing/mails.ts";
import { type SignedUp, signedUp } from "../../testing/signed-up.ts";
import { following, team, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const here = await team(server);
const { workspaceId, owner, outsider } = here;
afterEach(unfollowAll);

const received = async (person: SignedUp) =>
  (await person.client.call(listReceivedInvitations, {})).invitations.map(({ id }) => id);
async function invite(person: Pick<SignedUp, "email">): Promise<string> {
  const emails = [person.email.toUpperCase()];
  const { invitations } = await owner.client.call(invitePeople, { workspaceId, emails });
  return invitations[0]?.id as string;
}
const accept = (person: SignedUp, invitationId: string) =>
  person.client.call(acceptReceivedInvitation, { invitationId });
const decline = (person: SignedUp, invitationId: string) =>
  person.client.call(declineReceivedInvitation, { invitationId });

test("who has an account sees the invitation at once, wherever they are signed in, and comes in without the mail", async () => {
  const socket = await following(server, outsider, outsider.workspaceId);
  const id = await invite(outsider);
  await expect
    .poll(() => socket.of("signal").map(({ name }) => name), { timeout: 30_000 })
    .toEqual(["invitationsChanged"]);
  const { invitations } = await outsider.client.call(listReceivedInvitations, {});
  expect(invitations).toMatchObject([{ id, workspaceName: "Northwind", invitedBy: "Olive Owner" }]);
  const { workspace } = await accept(outsider, id);
  expect(workspace.id).toBe(workspaceId);
  expect(await received(outsider)).toEqual([]);
  const mine = await outsider.client.call(listMyWorkspaces, {});
  expect(mine.workspaces.map((one) => one.workspace.id)).toContain(workspaceId);
  expect((await refused(accept(outsider, id))).code).toBe("not_found");
});

test("declined it is void, the mail's link too, and the inviter's list is without it; again changes nothing", async () => {
  const person = await signedUp(server);
  const id = await invite(person);
  // No mail is written for what was declined before its turn came.
  const token = /\/join\/(\S+)/.exec((await mailTo(person.email.toUpperCase())).text)?.[1] as string;
  for (let times = 0; times < 2; times += 1) await decline(person, id);
  expect(await received(person)).toEqual([]);
  const { invitations } = await owner.client.call(listInvitations, { workspaceId });
  expect(invitations.map((one) => one.id)).not.toContain(id);
  expect((await refused(person.client.call(readInvitation, { token }))).code).toBe("invitation_expired");
  const { rows } = await pool.query(
    "select what from audit_entry where workspace_id = $1 and what = $2 and on_id = $3",
    [workspaceId, "invitation.declined", id],
  );
  expect(rows).toHaveLength(1);
});

test("nobody sees, takes or declines what is for another address, or for one they have not shown to be theirs", async () => {
  const [person, stranger] = [await signedUp(server), await signedUp(server)];
  const unproven = await signedUp(server, { verified: false });
  const [id, other] = [await invite(person), await invite(unproven)];
  expect(await received(stranger)).toEqual([]);
  expect(await received(unproven)).toEqual([]);
  expect((await refused(accept(stranger, id))).code).toBe("not_found");
  expect((await refused(accept(unproven, other))).code).toBe("not_found");
  await decline(stranger, id);
  expect(await received(person)).toEqual([id]);
});

test("what was revoked or has expired is gone", async () => {
  const person = await signedUp(server);
  const id = await invite(person);
  await pool.query("update invitation set expires_at = now() - interval '1 second' where id = $1", [id]);
  expect(await received(person)).toEqual([]);
  expect((await refused(accept(person, id))).code).toBe("not_found");
  const again = await invite(person);
  await owner.client.call(revokeInvitation, { workspaceId, invitationId: again });
  expect(await received(person)).toEqual([]);
});
