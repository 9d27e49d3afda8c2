import { bootWorkspace } from "@atrium/contract/boot.ts";
import { readProfiles, updateProfile } from "@atrium/contract/people/profiles.ts";
import sharp from "sharp";
import { afterEach, describe, expect, test } from "vitest";
import { movesPictures } from "#platform/images/move-pictures.ts";
import { newId } from "#platform/operations/new-id.ts";
import { following, heard, type TestMember, team, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined } from "../../testing/workspaces.ts";
import { pictureFrom } from "./picture.ts";

const server = await testServer();
const { pool } = await testDatabase();
afterEach(unfollowAll);

/** Heads of pictures: signature and size, nothing behind. */
const png = (width: number, height: number) => {
  const bytes = Buffer.alloc(45);
  bytes.write("89504e470d0a1a0a0000000d49484452", "hex");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};
const jpeg = (width: number, height: number) => {
  const frame = Buffer.from("ffc00011080000000003012200021101031101", "hex");
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"), frame]);
};
const webp = (width: number, height: number) => {
  const bytes = Buffer.alloc(32);
  bytes.write("RIFF0000WEBPVP8X", "latin1");
  bytes.writeUIntLE(width - 1, 24, 3);
  bytes.writeUIntLE(height - 1, 27, 3);
  return bytes;
};
const whole = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#2f6f5e" } });
const small = await whole(64, 64).png().toBuffer();
const dataUrl = (bytes: Buffer, type = "image/png") => `data:${type};base64,${bytes.toString("base64")}`;
const get = (person: TestMember | undefined, path: string) =>
  fetch(`${server.url}${path}`, { headers: person ? { cookie: person.cookie } : {} });

describe("changing one's profile", () => {
  test("changes what is given, leaves the rest, and everybody in the workspace hears of it", async () => {
    const { workspaceId, member, guest, outsider } = await team(server);
    const witness = await following(server, guest, workspaceId);
    const foreign = await following(server, outsider, outsider.workspaceId);
    const { profile } = await member.client.call(updateProfile, {
      workspaceId,
      title: " Head of Wind ",
      timeZone: "Europe/Lisbon",
    });
    expect(profile).toEqual({
      id: member.memberId,
      kind: "person",
      state: "active",
      name: "Mina Member",
      title: "Head of Wind",
      picture: null,
      timeZone: "Europe/Lisbon",
      status: null,
      quiet: null,
    });
    await witness.until(() => heard(witness).includes("profileChanged"));
    expect(witness.of("event").at(-1)).toMatchObject({ actorId: member.memberId, data: { profile } });
    expect(heard(foreign)).not.toContain("profileChanged");
    expect((await member.client.call(bootWorkspace, { workspaceId })).me).toEqual(profile);
  });

  test("is for one workspace: elsewhere one is who one was", async () => {
    const { workspaceId, member, outsider } = await team(server);
    const elsewhere = await joined(server, outsider.workspaceId, member);
    await member.client.call(updateProfile, { workspaceId, name: "Captain" });
    const { profiles } = await outsider.client.call(readProfiles, {
      workspaceId: outsider.workspaceId,
      ids: [elsewhere, member.memberId],
    });
    expect(profiles.map(({ id, name }) => [id, name])).toEqual([[elsewhere, "Mina Member"]]);
  });

  test("refuses time zones nobody knows and fields that are not one's own to change", async () => {
    const { workspaceId, member, outsider } = await team(server);
    for (const timeZone of ["Mars/Olympus", "+02:00", "'; drop table member"])
      await expect(member.client.call(updateProfile, { workspaceId, timeZone })).rejects.toMatchObject({
        code: "unknown_time_zone",
      });
    const smuggled = { workspaceId, id: outsider.memberId, state: "active" } as { workspaceId: string };
    await expect(member.client.call(updateProfile, smuggled)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(member.client.call(updateProfile, { workspaceId, name: "  " })).rejects.toMatchObject({
      fields: [{ path: "name" }],
    });
    await expect(outsider.client.call(updateProfile, { workspaceId, name: "X" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("again with the same key tells nobody twice", async () => {
    const { workspaceId, member, guest } = await team(server);
    const witness = await following(server, guest, workspaceId);
    for (let n = 0; n < 2; n += 1)
      await member.client.call(updateProfile, { workspaceId, title: "Once" }, { key: "profile-once" });
    await member.client.call(updateProfile, { workspaceId, title: "Mark" });
    const titles = () => witness.of("event").map(({ data }) => (data["profile"] as { title?: string })?.title);
    await witness.until(() => titles().includes("Mark"));
    expect(titles().filter((title) => title === "Once")).toHaveLength(1);
  });
});

describe("a status", () => {
  test("is shown until it runs out, and an empty one is none", async () => {
    const { workspaceId, member, owner } = await team(server);
    const seen = async () =>
      (await owner.client.call(readProfiles, { workspaceId, ids: [member.memberId] })).profiles[0]?.status;
    const set = (status: Parameters<typeof updateProfile.input.parse>[0]) =>
      member.client.call(updateProfile, { workspaceId, status: status as never });
    const soon = new Date(Date.now() + 60_000).toISOString();
    await set({ emoji: "🌴", text: "Away", expiresAt: soon });
    expect(await seen()).toEqual({ emoji: "🌴", text: "Away", expiresAt: soon });
    await pool.query(`update member set status = jsonb_set(status, '{expiresAt}', to_jsonb($2::text)) where id = $1`, [
      member.memberId,
      new Date(Date.now() - 1000).toISOString(),
    ]);
    expect(await seen()).toBeNull();
    await set({ emoji: "🎧", text: "", expiresAt: null });
    expect(await seen()).toEqual({ emoji: "🎧", text: "", expiresAt: null });
    await set({ emoji: "", text: "", expiresAt: null });
    expect(await seen()).toBeNull();
    await set({ emoji: "🎧", text: "", expiresAt: null });
    await set(null);
    expect(await seen()).toBeNull();
  });
});

describe("reading profiles", () => {
  test("leaves out ids that are nobody's here, and keeps the names of people who left", async () => {
    const { workspaceId, owner, guest, outsider } = await team(server);
    const ids = [guest.memberId, owner.memberId, outsider.memberId, newId(), guest.memberId];
    const { profiles } = await guest.client.call(readProfiles, { workspaceId, ids });
    expect(profiles.map(({ name }) => name).sort()).toEqual(["Gus Guest", "Olive Owner"]);
    expect(JSON.stringify(profiles)).not.toContain(owner.email);
    await expect(outsider.client.call(readProfiles, { workspaceId, ids })).rejects.toMatchObject({ code: "not_found" });
    await expect(
      outsider.client.call(readProfiles, { workspaceId: outsider.workspaceId, ids: [guest.memberId] }),
    ).resolves.toEqual({ profiles: [] });
  });
});

describe("a picture", () => {
  test("is shown to members alone, by an address that changes with it, and does nothing but show", async () => {
    const { workspaceId, member, guest, outsider } = await team(server);
    const { profile } = await member.client.call(updateProfile, { workspaceId, picture: dataUrl(small) });
    const path = profile.picture as string;
    expect(path).toMatch(new RegExp(`^/api/v1/workspaces/${workspaceId}/pictures/[0-9a-f-]{36}$`));
    const response = await get(guest, path);
    expect(response.status).toBe(200);
    expect(await sharp(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({ width: 64, height: 64 });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/webp",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, max-age=31536000, immutable",
    });
    expect((await get(outsider, path)).status).toBe(404);
    expect((await get(undefined, path)).status).toBe(401);
    expect((await get(outsider, path.replace(workspaceId, outsider.workspaceId))).status).toBe(404);
    expect((await get(guest, path.replace(/[^/]+$/, newId()))).status).toBe(404);
    expect((await get(guest, path.replace(/[^/]+$/, "1"))).status).toBe(404);
    const { profile: next } = await member.client.call(updateProfile, { workspaceId, picture: dataUrl(small) });
    expect(next.picture).not.toBe(path);
    expect((await get(guest, path)).status).toBe(404);
    const { profile: none } = await member.client.call(updateProfile, { workspaceId, picture: null });
    expect(none.picture).toBeNull();
    expect((await get(guest, next.picture as string)).status).toBe(404);
  });

  test("is kept sealed, small, upright, and without where it was taken", async () => {
    const { workspaceId, member } = await team(server);
    const exif = { IFD3: { GPSLatitude: "52/1 31/1 0/1", GPSLatitudeRef: "N" } };
    const photo = await whole(900, 600).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { profile } = await member.client.call(updateProfile, { workspaceId, picture: dataUrl(photo, "image/png") });
    const shown = Buffer.from(await (await get(member, profile.picture as string)).arrayBuffer());
    const about = await sharp(shown).metadata();
    expect([about.width, about.height, about.exif]).toEqual([341, 512, undefined]);
    const { rows } = await pool.query(
      `select bytes, s.completed_at is not null as complete, s.size from member_picture p join stored s on s.id = stored_id
       where p.member_id = $1`,
      [member.memberId],
    );
    expect(rows).toEqual([{ bytes: null, complete: true, size: shown.length }]);
  });

  test("that goes leaves bytes behind that nobody needs any more", async () => {
    const { workspaceId, member } = await team(server);
    const change = (picture: string | null) => member.client.call(updateProfile, { workspaceId, picture });
    const unused = async () =>
      (
        await pool.query("select unused_at is not null as u from stored where workspace_id = $1 order by id", [
          workspaceId,
        ])
      ).rows;
    await change(dataUrl(small));
    expect(await unused()).toEqual([{ u: false }]);
    await change(dataUrl(small));
    expect(await unused()).toEqual([{ u: true }, { u: false }]);
    await change(null);
    expect(await unused()).toEqual([{ u: true }, { u: true }]);
  });

  test("from before pictures lay in storage is shown, moved there once, and shown on", async () => {
    const { workspaceId, member, guest } = await team(server);
    const { profile } = await member.client.call(updateProfile, { workspaceId, picture: dataUrl(small) });
    const path = profile.picture as string;
    await pool.query("update member_picture set stored_id = null, bytes = $1, media_type = 'image/png'", [small]);
    const shown = async () => Buffer.from(await (await get(guest, path)).arrayBuffer()).equals(small);
    expect(await shown()).toBe(true);
    const [moves] = movesPictures("member_picture").jobs;
    await Promise.all([moves?.run({} as never, server.platform), moves?.run({} as never, server.platform)]);
    expect(await shown()).toBe(true);
    const { rows } = await pool.query("select from member_picture where stored_id is null or bytes is not null");
    expect(rows).toEqual([]);
  });

  test.each([
    ["a page", Buffer.from("<html><script>alert(1)</script></html>")],
    ["a drawing with scripts in it", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["a GIF", Buffer.from("GIF89a0000000000000000000000000000000000")],
    ["a PNG of a huge size", png(30_000, 30_000)],
    ["a PNG of no size", png(0, 10)],
    ["a JPEG of a huge size", jpeg(65_535, 65_535)],
    ["a WebP of a huge size", webp(16_000_000, 1)],
    ["a PNG that is cut off", png(10, 10).subarray(0, 20)],
    ["too many bytes", Buffer.concat([png(10, 10), Buffer.alloc(200 * 1024)])],
    ["a head without a picture", png(10, 10)],
    ["nothing", Buffer.alloc(0)],
  ])("is not %s", async (_, bytes) => {
    const { workspaceId, member } = await team(server);
    const given = member.client.call(updateProfile, { workspaceId, name: "Changed", picture: dataUrl(bytes) });
    await expect(given).rejects.toMatchObject({ code: "bad_picture", status: 400 });
    const { profiles } = await member.client.call(readProfiles, { workspaceId, ids: [member.memberId] });
    expect(profiles[0]?.name).toBe("Mina Member");
  });

  test("is a data URL and no other", async () => {
    for (const wrong of [
      "https://evil.example/p.png",
      dataUrl(small, "text/html"),
      dataUrl(small, "image/svg+xml"),
      `data:image/png,${small.toString("latin1")}`,
      `${dataUrl(small)}"><script>`,
    ])
      expect(await pictureFrom(wrong)).toBeUndefined();
    expect((await pictureFrom(dataUrl(small, "image/jpeg")))?.mediaType).toBe("image/webp");
  });
});
