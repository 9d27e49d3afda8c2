import * as z from "zod";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** A link lives so many days at most. */
export const longestLinkDays = 365;
/** So many of one file live at the same time at most. */
export const mostLinks = 50;

/** An address at which people without an account get one file, until it expires or is revoked. */
export const ShareLink = z.strictObject({
  id: Id,
  fileId: Id,
  createdBy: Id,
  createdAt: Instant,
  expiresAt: Instant,
  hasPassword: z.boolean(),
  downloads: z.number().int(),
  revokedAt: Instant.nullable(),
});
export type ShareLink = z.infer<typeof ShareLink>;

const keys = { workspaceId: Id, fileId: Id } as const;

/**
 * Makes a link to a file one sees. It works as long as its maker may still see and share the file. `url` is told once:
 * nobody can read it again; the same `clientId` again is the same link with a new address.
 */
export const createShareLink = operation("createShareLink", {
  method: "POST",
  path: "/workspaces/{workspaceId}/files/{fileId}/share-links",
  summary: "Make a link to a file for people without an account",
  caller: "workspace",
  input: z.strictObject({
    ...keys,
    clientId: Id,
    expiresAt: Instant,
    password: z.string().min(4).max(200).optional(),
  }),
  output: z.strictObject({ link: ShareLink, url: z.string() }),
  errors: { links_off: 409, too_many_links: 409, client_id_used: 409 },
  limit: { count: 60, seconds: 60 },
});

/** One's own links to a file, of who may remove files those of everybody; the newest first. */
export const listShareLinks = operation("listShareLinks", {
  method: "GET",
  path: "/workspaces/{workspaceId}/files/{fileId}/share-links",
  summary: "List the links to a file",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({ links: z.array(ShareLink) }),
});

/** From now on it leads nowhere; revoking again changes nothing. */
export const revokeShareLink = operation("revokeShareLink", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/files/{fileId}/share-links/{linkId}",
  summary: "Revoke a link to a file",
  caller: "workspace",
  input: z.strictObject({ ...keys, linkId: Id }),
  output: z.strictObject({}),
});
