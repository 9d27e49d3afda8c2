import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** One line of 1 to 120 characters after trimming, without slashes. */
const FolderName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\u2028\u2029/\\]*$/u, "must be one line without slashes");

/** Folders lie in folders so deep at most. */
export const deepestFolder = 8;
/** And so many in one place. */
export const mostFolders = 500;

/** A folder of a channel, or with `channelId` null of the workspace. */
export const Folder = z.strictObject({
  id: Id,
  channelId: Id.nullable(),
  /** Null at the top. */
  parentId: Id.nullable(),
  name: z.string(),
  createdBy: Id,
  createdAt: Instant,
});
export type Folder = z.infer<typeof Folder>;

const keys = { workspaceId: Id, folderId: Id } as const;

/** All folders of a place, at most 500, by name. */
export const listFolders = operation("listFolders", {
  method: "GET",
  path: "/workspaces/{workspaceId}/folders",
  summary: "List the folders of a channel, or of the workspace",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    channelId: Id.optional().meta({ description: "the workspace's if absent" }),
  }),
  output: z.strictObject({
    folders: z.array(Folder),
    /** Whether the asker may make, change and fill folders here. */
    mayOrganise: z.boolean(),
  }),
});

/**
 * A folder beside no other of the same name, whatever the case of its letters. A retry with the same `clientId` answers
 * with the folder that is there.
 */
export const createFolder = operation("createFolder", {
  method: "POST",
  path: "/workspaces/{workspaceId}/folders",
  summary: "Make a folder in a channel, or in the workspace",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    clientId: Id,
    channelId: Id.nullable(),
    parentId: Id.nullable().default(null),
    name: FolderName,
  }),
  output: z.strictObject({ folder: Folder }),
  errors: { archived: 409, folder_exists: 409, too_deep: 409, too_many_folders: 409, client_id_used: 409 },
});

/** Gives a folder another name, or moves it with all in it below another one of its place (null: to the top). */
export const changeFolder = operation("changeFolder", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/folders/{folderId}",
  summary: "Rename or move a folder",
  caller: "workspace",
  input: z.strictObject({ ...keys, name: FolderName.optional(), parentId: Id.nullable().optional() }),
  output: z.strictObject({ folder: Folder }),
  errors: { archived: 409, folder_exists: 409, too_deep: 409, inside_itself: 409 },
});

/** Deletes a folder and those in it. No file goes: what lay in them stays in the place, outside of folders. */
export const deleteFolder = operation("deleteFolder", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/folders/{folderId}",
  summary: "Delete a folder, and keep its files",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({}),
  errors: { archived: 409 },
});

/** To who sees the place: made, renamed or moved. */
export const folderChanged = event("folderChanged", {
  summary: "A folder was made, renamed or moved",
  data: z.strictObject({ folder: Folder }),
});

/** To who sees the place; those in it are gone as well. */
export const folderDeleted = event("folderDeleted", {
  summary: "A folder was deleted",
  data: z.strictObject({ channelId: Id.nullable(), folderIds: z.array(Id) }),
});
