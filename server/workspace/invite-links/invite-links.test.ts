import {
  acceptInvitation,
  createInviteLink,
  listInvitations,
  readInvitation,
  revokeInviteLink,
  setOrganisationCode,
} from "@atrium/contract/workspace/invitations.ts";
import { listMembers } from "@atrium/contract/workspace/members.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { type SignedUp, signedUp } from "../../testing/signed-up.ts";
import { team } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer, testServer } from "../../testing/test-server.ts";
import { newOrganisationCode, normaliseCode } from "./organisation-code.ts";

const server = await testServer();
const { pool } = await testDatabase();
const visitor = createClient({ baseUrl: server.url });
const tokenOf = ({ url }: { url: string }) => url.split("/join/")[1] as string;
const accept = (person: SignedUp, token: string) => person.client.call(acceptInvitation, { token });
const crowd = (size: number) => Promise.all(Array.from({ length: size }, () => signedUp(server)));

describe("a link", () => {
  test("lets people in as members, is counted, and can be shown again", async () => {
    const { workspaceId, admin } = await team(server);
    const { link } = await admin.client.call(createInviteLink, { workspaceId });
    expect(link).toMatchObject({ uses: 0, maxUses: null, expiresAt: null });
    expect(link.url.startsWith(`${server.url}/join/l_`)).toBe(true);
    expect(await visitor.call(readInvitation, { token: tokenOf(link) })).toEqual({
      kind: "link",
      workspaceName: "Northwind",
      invitedBy: null,
      email: null,
      claims: null,
    });
    for (const person of await crowd(2)) await accept(person, tokenOf(link));
    expect((await admin.client.call(listInvitations, { workspaceId })).links).toEqual([{ ...link, uses: 2 }]);
    const { rows } = await pool.query("select l::text as row from invite_link l");
    for (const { row } of rows) expect(row).not.toContain(tokenOf(link).slice(2));
  });

  test("lets in as many as its limit and no more, however many come at once", async () => {
    const { workspaceId, owner } = await team(server);
    const { link } = await owner.client.call(createInviteLink, { workspaceId, maxUses: 3 });
    const people = await crowd(8);
    const results = await Promise.allSettled(people.map((person) => accept(person, tokenOf(link))));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const refused = results.filter((result) => result.status === "rejected");
    expect(new Set(refused.map(({ reason }) => reason.code))).toEqual(new Set(["invitation_expired"]));
    expect((await owner.client.call(listMembers, { workspaceId })).items).toHaveLength(7);
    await expect(visitor.call(readInvitation, { token: tokenOf(link) })).rejects.toMatchObject({
      code: "invitation_expired",
    });
  });

  test("lets one person in once, however often they press", async () => {
    const { workspaceId, owner } = await team(server);
    const { link } = await owner.client.call(createInviteLink, { workspaceId });
    const [person] = (await crowd(1)) as [SignedUp];
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => accept(person, tokenOf(link))));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = results.filter((result) => result.status === "rejected");
    expect(new Set(refused.map(({ reason }) => reason.code))).toEqual(new Set(["already_member"]));
    expect((await owner.client.call(listInvitations, { workspaceId })).links[0]?.uses).toBe(1);
  });

  test("ends at its expiry and when it is revoked", async () => {
    const { workspaceId, owner } = await team(server);
    const { link: short } = await owner.client.call(createInviteLink, { workspaceId, expiresInDays: 1 });
    expect((Date.parse(short.expiresAt as string) - Date.now()) / 3_600_000).toBeCloseTo(24, 1);
    await pool.query("update invite_link set expires_at = now() where id = $1", [short.id]);
    const { link: revoked } = await owner.client.call(createInviteLink, { workspaceId });
    for (let n = 0; n < 2; n += 1) await owner.client.call(revokeInviteLink, { workspaceId, linkId: revoked.id });
    const [person] = (await crowd(1)) as [SignedUp];
    for (const link of [short, revoked]) {
      await expect(accept(person, tokenOf(link))).rejects.toMatchObject({ code: "invitation_expired" });
      await expect(visitor.call(readInvitation, { token: tokenOf(link) })).rejects.toMatchObject({ status: 410 });
    }
  });

  test("is made and revoked by who manages invitations, in their own workspace", async () => {
    const { workspaceId, owner, member, guest, outsider } = await team(server);
    const { link } = await owner.client.call(createInviteLink, { workspaceId });
    for (const person of [member, guest]) {
      await expect(person.client.call(createInviteLink, { workspaceId })).rejects.toMatchObject({
        code: "not_allowed",
      });
      await expect(person.client.call(revokeInviteLink, { workspaceId, linkId: link.id })).rejects.toMatchObject({
        code: "not_allowed",
      });
    }
    for (const id of [workspaceId, outsider.workspaceId])
      await expect(outsider.client.call(revokeInviteLink, { workspaceId: id, linkId: link.id })).rejects.toMatchObject({
        code: "not_found",
      });
    await expect(owner.client.call(createInviteLink, { workspaceId, roleId: newId() })).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ path: "roleId" }],
    });
    await accept((await crowd(1))[0] as SignedUp, tokenOf(link));
  });

  test("needs an account to be used, and its whole token", async () => {
    const { workspaceId, owner } = await team(server);
    const { link } = await owner.client.call(createInviteLink, { workspaceId });
    const token = tokenOf(link);
    await expect(visitor.call(acceptInvitation, { token })).rejects.toMatchObject({ code: "not_signed_in" });
    const [person] = (await crowd(1)) as [SignedUp];
    for (const wrong of [token.slice(0, -1), `${token}A`, token.slice(2), `i_${token.slice(2)}`, "l_".padEnd(45, "A")])
      await expect(accept(person, wrong)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the organisation code", () => {
  test("lets people in as it is typed: any case, letters that look like digits", async () => {
    const { workspaceId, owner, slug } = await team(server);
    const { organisationCode } = await owner.client.call(setOrganisationCode, { workspaceId, on: true });
    const code = organisationCode as string;
    expect(code).toMatch(new RegExp(`^${slug.slice(0, 20)}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$`));
    const [one, two] = (await crowd(2)) as [SignedUp, SignedUp];
    const sloppy = code
      .toLowerCase()
      .replace(/[0-9a-z]{4}-[0-9a-z]{4}$/, (typed) => typed.replaceAll("0", "o").replaceAll("1", "l"));
    expect(await visitor.call(readInvitation, { token: sloppy })).toMatchObject({ kind: "code", invitedBy: null });
    expect((await accept(one, ` ${sloppy} `)).workspace.id).toBe(workspaceId);
    expect((await owner.client.call(listInvitations, { workspaceId })).organisationCode).toBe(code);
    const { organisationCode: newer } = await owner.client.call(setOrganisationCode, { workspaceId, on: true });
    await expect(accept(two, code)).rejects.toMatchObject({ code: "not_found" });
    await owner.client.call(setOrganisationCode, { workspaceId, on: false });
    await expect(accept(two, newer as string)).rejects.toMatchObject({ code: "not_found" });
    expect((await owner.client.call(listInvitations, { workspaceId })).organisationCode).toBeNull();
  });

  test("is set by who manages invitations", async () => {
    const { workspaceId, member, guest, outsider } = await team(server);
    for (const person of [member, guest])
      await expect(person.client.call(setOrganisationCode, { workspaceId, on: true })).rejects.toMatchObject({
        code: "not_allowed",
      });
    await expect(outsider.client.call(setOrganisationCode, { workspaceId, on: true })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("cannot be guessed at for long, while right ones are never held back", async () => {
    const strict = await startTestServer({ realLimits: true });
    const { workspaceId, owner } = await team(strict);
    const { organisationCode } = await owner.client.call(setOrganisationCode, { workspaceId, on: true });
    const code = organisationCode as string;
    const open = createClient({ baseUrl: strict.url });
    for (let n = 0; n < 15; n += 1) await open.call(readInvitation, { token: code });
    const codes: string[] = [];
    for (let n = 0; n < 12; n += 1)
      await open
        .call(readInvitation, { token: newOrganisationCode("northwind") })
        .catch((error: { code: string }) => codes.push(error.code));
    expect(codes).toEqual([...Array(10).fill("not_found"), "too_many_requests", "too_many_requests"]);
  });

  test("is read from what people type, and from nothing else", () => {
    expect(normaliseCode("Nord-Wind-7k4q-9f2d")).toBe("nord-wind-7K4Q-9F2D");
    expect(normaliseCode("northwind-O1Il-9F2D")).toBe("northwind-0111-9F2D");
    for (const wrong of ["northwind", "7K4Q-9F2D", "northwind-7K4Q9F2D", "i_northwind-7K4Q-9F2D", "a b-7K4Q-9F2D"])
      expect(normaliseCode(wrong)).toBeUndefined();
  });
});
