import { serveImages } from "#platform/http/serve-image.ts";
import { feature } from "#platform/operations/feature.ts";
import { messagePart } from "../messages/index.ts";
import { followLinks } from "./follow-links.ts";
import { forgetPreviews } from "./forget-previews.ts";
import { looksUp } from "./look-up.ts";
import { shownOn } from "./message-link-rows.ts";
import { previewImage } from "./preview-rows.ts";
import { removePreviews } from "./remove-previews.ts";

messagePart("previews", ({ db, workspaceId }, messageIds) => shownOn(db, workspaceId, messageIds));

/** Cards below messages for the pages they link to; looked up after the commit, through the one safe way out. */
export const linkPreviews = feature({
  name: "chat/link-previews",
  operations: [removePreviews],
  followers: [followLinks],
  jobs: [looksUp, forgetPreviews],
  routes: (app, platform) =>
    serveImages(app, platform, "previews", ({ db, workspaceId }, id) => previewImage(db, workspaceId, id)),
});
