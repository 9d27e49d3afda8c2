import { feature } from "#platform/operations/feature.ts";
import { createUpload } from "./create-upload.ts";
import { forgetUploads } from "./forget-uploads.ts";
import { uploadRoutes } from "./upload-routes.ts";

export { keepFile } from "./keep-file.ts";

/** Bytes on their way in: announced, sent in as many requests as it takes, found to be what they are. */
export const uploads = feature({
  name: "files/uploads",
  operations: [createUpload],
  permissions: { "file.upload": { summary: "upload files", roles: ["owner", "admin", "member", "guest"] } },
  jobs: [forgetUploads],
  parts: {
    boot: async ({ platform: { config } }) => ({
      fileLimits: { bytes: config.fileMaxBytes, perMessage: config.filesPerMessage },
    }),
  },
  routes: uploadRoutes,
});
