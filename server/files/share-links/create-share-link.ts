import { randomBytes } from "node:crypto";
import { createShareLink as contract, longestLinkDays, mostLinks } from "@atrium/contract/files/share-links.ts";
import { hashPassword } from "#people/passwords/index.ts";
import { require } from "#platform/access/access.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { refuse, refuseField } from "#platform/operations/refuse.ts";
import { settingsOf } from "#workspace/settings/index.ts";
import { accessSeenFile } from "../library/index.ts";
import {
  countLiveLinks,
  hashOfSecret,
  insertShareLink,
  setSecret,
  shareLinkOf,
  shareLinkOfClient,
} from "./share-link-rows.ts";

const day = 86_400_000;

export const createShareLink = handlePrepared(
  contract,
  {
    prepare: async (_outside, { password }) => (password === undefined ? null : await hashPassword(password)),
    run: async (context, { fileId, clientId, expiresAt, workspaceId }, passwordHash) => {
      const { db, member, now, platform } = context;
      await accessSeenFile(context, fileId);
      require(member, "file.share");
      if (!(await settingsOf(db, workspaceId)).shareLinks) refuse("links_off");
      const secret = randomBytes(32).toString("base64url");
      const url = new URL(`/f/${secret}`, platform.config.url).href;
      const before = await shareLinkOfClient(db, workspaceId, member.id, clientId);
      if (before) {
        if (before.file_id !== fileId) refuse("client_id_used");
        await setSecret(db, before, hashOfSecret(secret));
        return { link: shareLinkOf(before), url };
      }
      const expires = new Date(expiresAt);
      if (expires <= now || expires.getTime() > now.getTime() + longestLinkDays * day)
        refuseField("expiresAt", `within ${longestLinkDays} days from now`);
      if ((await countLiveLinks(db, workspaceId, fileId, now)) >= mostLinks) refuse("too_many_links");
      const row = {
        workspace_id: workspaceId,
        id: newId(),
        file_id: fileId,
        created_by: member.id,
        client_id: clientId,
        created_at: now,
        expires_at: expires,
        secret_hash: hashOfSecret(secret),
        password_hash: passwordHash,
        downloads: 0,
        revoked_at: null,
      };
      await insertShareLink(db, row);
      const on = { kind: "file", id: fileId };
      const after = { linkId: row.id, expiresAt, hasPassword: passwordHash !== null };
      context.audit({ workspaceId, actorId: member.id, what: "file.link_created", on, after });
      return { link: shareLinkOf(row), url };
    },
  },
  // The address is told once: no answer is kept.
  { secret: true, repeatable: true, audited: true },
);
