import { acceptInvitation } from "@atrium/contract/workspace/invitations.ts";
import { api } from "#platform/api/api.ts";
import { ApiError } from "#platform/api/api-error.ts";
import { go } from "#platform/router/navigation.ts";
import { keepWorkspace } from "../workspaces/index.ts";

/** Joins and opens the workspace; somebody who is in already just arrives. */
export async function joinWorkspace(token: string): Promise<void> {
  try {
    const { workspace, memberId } = await api.call(acceptInvitation, { token });
    keepWorkspace(workspace, memberId);
    go(`/${workspace.slug}`, { replace: true });
  } catch (error) {
    if (!(error instanceof ApiError && error.code === "already_member")) throw error;
    go("/", { replace: true });
  }
}
