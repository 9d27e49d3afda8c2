/** Somebody inside one workspace, with the roles that hold on the whole of it. */
export type Membership = {
  id: string;
  workspaceId: string;
  roles: { name: string; permissions: readonly string[] }[];
};
