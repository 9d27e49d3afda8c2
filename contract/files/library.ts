import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { type FileKind, SharedFile } from "./files.ts";

/** What files are filtered by: coarser than the kinds. */
export const FileType = z.enum(["image", "video", "audio", "document", "other"]);
export type FileType = z.infer<typeof FileType>;

/** Which kinds a type is made of. */
export const typeOfKind: Readonly<Record<FileKind, FileType>> = {
  image: "image",
  video: "video",
  audio: "audio",
  voice: "audio",
  pdf: "document",
  text: "document",
  code: "document",
  office: "document",
  archive: "other",
  other: "other",
};

/** One word or a few, 1 to 40 characters, always in small letters. */
export const FileTag = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(40)
  .regex(/^[^\p{Cc}\u2028\u2029,#]*$/u, "must be one line without # and commas");
/** So many on one file at most. */
export const mostTags = 20;

/** Where somebody meets a file: the place it was shown at last, among those they may see now. */
export const FilePlace = z.strictObject({
  /** Null: in the workspace's own files. */
  channelId: Id.nullable(),
  /** The message there that carries it. */
  messageId: Id.nullable(),
  /** The folder it lies in there. */
  folderId: Id.nullable(),
  sharedAt: Instant,
});
export type FilePlace = z.infer<typeof FilePlace>;

/** What the asker may do with a file. */
export const FileAbilities = z.strictObject({
  /** Remove it everywhere. */
  remove: z.boolean(),
  /** Give it another content. */
  change: z.boolean(),
  tag: z.boolean(),
  /** Make links for people without an account. */
  share: z.boolean(),
});
export type FileAbilities = z.infer<typeof FileAbilities>;

/** A file as a list of files shows it. */
export const LibraryFile = z.strictObject({
  file: SharedFile,
  tags: z.array(z.string()),
  place: FilePlace,
  abilities: FileAbilities,
});
export type LibraryFile = z.infer<typeof LibraryFile>;

/**
 * Files the asker may see now, those uploaded last first: everywhere, or in one channel, or with `scope` `workspace` the
 * workspace's own. A page may be shorter than asked for; only without `next` it is the last.
 */
export const listFiles = operation("listFiles", {
  method: "GET",
  path: "/workspaces/{workspaceId}/files",
  summary: "List files, newest first",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    channelId: Id.optional(),
    scope: z.enum(["everywhere", "workspace"]).default("everywhere"),
    folderId: Id.optional().meta({ description: "what lies in this folder itself" }),
    type: FileType.optional(),
    uploaderId: Id.optional(),
    tag: FileTag.optional(),
    from: Instant.optional().meta({ description: "uploaded then or later" }),
    until: Instant.optional().meta({ description: "uploaded before" }),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.strictObject({ files: z.array(LibraryFile), next: z.string().optional() }),
});

/** One file as lists show it. */
export const readLibraryFile = operation("readLibraryFile", {
  method: "GET",
  path: "/workspaces/{workspaceId}/files/{fileId}/entry",
  summary: "Read a file with its tags and where it is",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, fileId: Id }),
  output: z.strictObject({ file: LibraryFile }),
});

/**
 * Puts files the asker may see into a folder of a channel or of the workspace; `folderId` null: takes them out of their
 * folder there. A file lies in one folder of a place at most. Who sees the place sees the file from then on.
 */
export const placeFiles = operation("placeFiles", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/placed-files",
  summary: "Put files into a folder",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    fileIds: z.array(Id).min(1).max(100),
    channelId: Id.nullable(),
    folderId: Id.nullable(),
  }),
  output: z.strictObject({ files: z.array(LibraryFile) }),
  errors: { archived: 409 },
});

/**
 * Takes files out of a place they were put into; messages there keep showing them. `only_place`: nobody else would see
 * the file any more, so it can only be removed.
 */
export const unplaceFile = operation("unplaceFile", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/placed-files/{fileId}",
  summary: "Take a file out of a channel's or the workspace's files",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    fileId: Id,
    channelId: Id.optional().meta({ description: "the workspace's if absent" }),
  }),
  output: z.strictObject({}),
  errors: { archived: 409, only_place: 409 },
});

/** At most 20 tags on a file. Adding what is there and removing what is not changes nothing. */
export const tagFile = operation("tagFile", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/files/{fileId}/tags",
  summary: "Add tags to a file, and remove some",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    fileId: Id,
    add: z.array(FileTag).max(mostTags).default([]),
    remove: z.array(FileTag).max(mostTags).default([]),
  }),
  output: z.strictObject({ tags: z.array(z.string()) }),
  errors: { too_many_tags: 409 },
});

/** Tags on files the asker may see that begin with what is typed, by name, at most 20. */
export const suggestTags = operation("suggestTags", {
  method: "GET",
  path: "/workspaces/{workspaceId}/file-tags",
  summary: "Suggest tags that are in use",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, typed: z.string().trim().max(40).default("") }),
  output: z.strictObject({ tags: z.array(z.string()) }),
});

/** To who sees the place: a file is there now, or lies in another folder of it. */
export const filePlaced = event("filePlaced", {
  summary: "A file was put into a folder, or taken out of one",
  data: z.strictObject({ channelId: Id.nullable(), folderId: Id.nullable(), file: SharedFile }),
});

/** To who sees the place. */
export const fileUnplaced = event("fileUnplaced", {
  summary: "A file was taken out of a place",
  data: z.strictObject({ channelId: Id.nullable(), fileId: Id }),
});

/** To who sees a place it is shown at. */
export const fileTagged = event("fileTagged", {
  summary: "A file has other tags",
  data: z.strictObject({ fileId: Id, tags: z.array(z.string()) }),
});
