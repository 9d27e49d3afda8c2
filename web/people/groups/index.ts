/** Groups of people who are called together, as far as this device has heard of them. */
export {
  dropGroup,
  findGroups,
  groups,
  keepGroups,
  keepOwnGroups,
  ownGroups,
  registerGroups,
} from "./group-store.ts";
