/** Reactions: the row below a message, and reacting. */
export { registerReactions } from "./reaction-actions.tsx";
