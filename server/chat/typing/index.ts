import { typing as typingSignal } from "@atrium/contract/chat/typing.ts";
import { feature } from "#platform/operations/feature.ts";
import { signalTyping } from "./signal-typing.ts";

/** Who is writing right now. */
export const typing = feature({ name: "chat/typing", operations: [signalTyping], events: [typingSignal] });
