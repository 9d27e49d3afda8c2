import { readChannel } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useAnswer } from "#platform/api/use-answer.ts";
import { currentSpace } from "#platform/store/space.ts";

/** That only one conversation is searched. */
export function HereChip({ channelId, onRemove }: { channelId: string; onRemove: () => void }) {
  const { t } = useLingui();
  const { value } = useAnswer(readChannel, { workspaceId: currentSpace().workspaceId, channelId });
  const name = value?.channel.name;
  return (
    <span className="flex h-7 max-w-full items-center gap-1 rounded-control bg-accent-soft ps-2 text-ui text-accent-ink">
      <span className="truncate">{name ? <bdi className="font-medium">#{name}</bdi> : t`This conversation`}</span>
      <button
        type="button"
        aria-label={t`Search everywhere`}
        onClick={onRemove}
        className="flex size-7 shrink-0 cursor-pointer items-center justify-center rounded-control hover:bg-hover touch:size-9"
      >
        <X size={14} strokeWidth={1.75} />
      </button>
    </span>
  );
}
