import { feature } from "#platform/operations/feature.ts";
import { searchChannels } from "./search-channels.ts";
import { searchPeople } from "./search-people.ts";

export { likeness } from "./likeness.ts";

/** Finding people and channels by name, typing errors allowed. */
export const nameSearch = feature({ name: "search/names", operations: [searchPeople, searchChannels] });
