import { feature } from "#platform/operations/feature.ts";
import { processesFiles } from "./process-file.ts";
import { readFileText } from "./read-file-text.ts";

export { processFile } from "./process-file.ts";

/** What is made of a file once it is there: smaller pictures of it, and its words. */
export const fileProcessing = feature({
  name: "files/processing",
  operations: [readFileText],
  jobs: [processesFiles],
  parts: { boot: async ({ platform: { config } }) => ({ filePreviews: config.filePreviews }) },
});
