import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { Pin } from "lucide-react";
import { useProfile } from "#people/profiles/index.ts";
import { useSpace } from "#platform/store/space.ts";
import { fullTime } from "../message-time.ts";
import { MessageMark } from "../messages/index.ts";

/** Above a pinned message: that it is, and by whom. */
export function PinMark({ message }: { message: Message }) {
  const { pin } = message.parts;
  return pin && message.deletedAt === null ? <Mark by={pin.by} at={pin.at} /> : null;
}

function Mark({ by, at }: { by: string; at: string }) {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const name = useProfile(by)?.name ?? "…";
  return (
    <MessageMark icon={Pin} title={fullTime(at)}>
      {by === memberId ? t`Pinned by you` : t`Pinned by ${name}`}
    </MessageMark>
  );
}
