import { feature } from "#platform/operations/feature.ts";
import { onWorkspaceCreated } from "./on-workspace-created.ts";

/** What a new workspace begins with when sample content was wished for. */
export const welcome = feature({ name: "chat/welcome", on: [onWorkspaceCreated] });
