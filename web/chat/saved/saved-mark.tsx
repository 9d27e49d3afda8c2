import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { Bookmark } from "lucide-react";
import { MessageMark } from "../messages/index.ts";
import { useIsSaved } from "./saved-store.ts";

/** Above a message one has saved. */
export function SavedMark({ message }: { message: Message }) {
  const { t } = useLingui();
  return useIsSaved(message.id) ? <MessageMark icon={Bookmark}>{t`Saved for later`}</MessageMark> : null;
}
