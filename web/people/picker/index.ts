/** Choosing people of the workspace by name. */

export { ChosenPeople, PeopleList } from "./people-picker.tsx";
export { PersonFilter } from "./person-filter.tsx";
