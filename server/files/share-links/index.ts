import { feature } from "#platform/operations/feature.ts";
import { createShareLink } from "./create-share-link.ts";
import { linkRoutes } from "./link-routes.ts";
import { listShareLinks } from "./list-share-links.ts";
import { revokeShareLink } from "./revoke-share-link.ts";

/** Links to files for people without an account: they expire, may need a password, and die with their maker's access. */
export const shareLinks = feature({
  name: "files/share-links",
  operations: [createShareLink, listShareLinks, revokeShareLink],
  permissions: {
    "file.share": { summary: "make links to files for people without an account", roles: ["owner", "admin", "member"] },
  },
  routes: linkRoutes,
});
