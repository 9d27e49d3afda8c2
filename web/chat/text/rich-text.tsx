import { useMemo } from "react";
import { MessageBody } from "./message-body.tsx";
import { parseMessage } from "./parse-message.ts";

/** A text drawn as a message, for whoever shows what was said elsewhere. */
export function RichText({ text }: { text: string }) {
  return <MessageBody parsed={useMemo(() => parseMessage(text), [text])} />;
}
