import { readQuery, termsOf } from "@atrium/contract/search/query-text.ts";

/** The words alone: names have no filters. At most what a name may be long. */
export const plainQuery = (query: string): string => termsOf(readQuery(query)).join(" ").slice(0, 80).trim();
