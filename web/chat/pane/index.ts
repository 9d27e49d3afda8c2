/** A conversation to read and answer, for whoever shows it outside its own screen. */
export { channelAddress } from "../chat-address.ts";
export { ConversationPane } from "./conversation-pane.tsx";
