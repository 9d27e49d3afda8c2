/** The text of messages: reading it once, drawing it safely. */
export { MessageBody } from "./message-body.tsx";
export { type ParsedText, parseMessage } from "./parse-message.ts";
export { RichText } from "./rich-text.tsx";
