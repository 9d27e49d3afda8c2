import { type Boot, bootWorkspace } from "@atrium/contract/boot.ts";
import { takeChat } from "./chat/index.ts";
import { keepFilePreviews } from "./files/file-previews.ts";
import { keepFileLimits } from "./files/uploads/file-limits.ts";
import { keepAvailability } from "./people/availability/index.ts";
import { keepOwnGroups } from "./people/groups/index.ts";
import { keepPreferences } from "./people/preferences/index.ts";
import { keepProfiles } from "./people/profiles/index.ts";
import { api } from "./platform/api/api.ts";
import type { SnapshotSource } from "./platform/realtime/follow.ts";
import { keepPermissions, keepSettings, keepWorkspace } from "./workspace/workspaces/index.ts";

/** Hands the first answer of a workspace to the features, each its part. */
export const boot: SnapshotSource<Boot> = {
  read: (workspaceId) => api.call(bootWorkspace, { workspaceId }),
  take(snapshot, about) {
    keepWorkspace(snapshot.workspace);
    keepPermissions(snapshot.permissions);
    keepSettings(snapshot.settings);
    keepAvailability(snapshot.availability);
    keepOwnGroups(snapshot.groupIds);
    keepFileLimits(snapshot.fileLimits);
    keepFilePreviews(snapshot.filePreviews);
    keepPreferences(snapshot.preferences);
    keepProfiles([...snapshot.people, snapshot.me]);
    takeChat(snapshot, about);
  },
};
