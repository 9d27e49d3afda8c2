/** Who is typing. */
export { TypingLine } from "./typing-line.tsx";
export { registerTyping, stopTyping, tellTyping } from "./typing-store.ts";
