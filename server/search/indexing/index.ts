import { feature } from "#platform/operations/feature.ts";
import { historyReading, resumeHistory } from "./index-history.ts";
import { indexMessages } from "./index-messages.ts";

export type { Entry } from "./entry.ts";
export { type Filters, filters, type Switch } from "./filters.ts";
export { isHistoryDone } from "./history-rows.ts";
export { indexHistory } from "./index-history.ts";
export { piecesOf, piecesWanted, segmentToken } from "./token.ts";
export { waitingEntries } from "./waiting-entries.ts";

/** What search looks at, kept beside the messages and after the commit. */
export const searchIndexing = feature({
  name: "search/indexing",
  followers: [indexMessages],
  jobs: [historyReading],
  start: resumeHistory,
});
