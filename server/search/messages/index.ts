import { feature } from "#platform/operations/feature.ts";
import { searchMessages } from "./search-messages.ts";

/** Finding what was said. */
export const messageSearch = feature({ name: "search/messages", operations: [searchMessages] });
