import { feature } from "#platform/operations/feature.ts";
import { readStorageUse } from "./read-storage-use.ts";

/** How much room a workspace's files take, for who looks after it. */
export const storageUse = feature({
  name: "files/storage-use",
  operations: [readStorageUse],
  permissions: { "storage.read": { summary: "see how much room files take", roles: ["owner", "admin"] } },
});
