import { feature } from "#platform/operations/feature.ts";
import { fileHistoryReading, indexChangedFiles, resumeFileHistory } from "./index-files.ts";
import { searchFiles } from "./search-files.ts";

export { indexFileHistory } from "./index-files.ts";

/** Finding files by name, tags, and what stands in them. */
export const fileSearch = feature({
  name: "search/files",
  operations: [searchFiles],
  followers: [indexChangedFiles],
  jobs: [fileHistoryReading],
  start: resumeFileHistory,
});
