/** What is particular to writing to one person. */
export { TheirTime } from "./their-time.tsx";
