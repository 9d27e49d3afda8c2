import type { OpenContext, WorkspaceContext } from "#platform/operations/operation-context.ts";

/**
 * Something files are shown in: messages, folders. The feature it belongs to says who sees what of it; here nobody
 * knows what it is.
 */
export type FileHolder = {
  /** Which of these the asker may read now: asked anew at every request, and nothing of it is kept. */
  readable(context: WorkspaceContext, holderIds: string[]): Promise<Set<string>>;
  /** Who sees these now, as audience keys: what changes about a file is told to them. */
  audiences(context: Hearing, holderIds: string[]): Promise<string[]>;
};
/** `workspaceId` is the event's; there may be no member: jobs tell, too. */
export type Hearing = Pick<OpenContext, "db"> & { workspaceId: string };

const holders = new Map<string, FileHolder>();

/** Says what the uses of a kind are; called by the door of the feature they belong to. */
export function fileHolder(kind: string, holder: FileHolder): void {
  holders.set(kind, holder);
}

/** Uses of a kind nobody knows (any more) show nothing to anybody. */
export const holderOf = (kind: string): FileHolder | undefined => holders.get(kind);
