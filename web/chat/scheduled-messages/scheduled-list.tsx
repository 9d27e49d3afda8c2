import type { ScheduledMessage } from "@atrium/contract/chat/scheduled-messages.ts";
import { useLingui } from "@lingui/react/macro";
import { CalendarClock, Pencil, SendHorizontal, Trash2, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { openLightbox } from "#files/lightbox/index.ts";
import { SharedFiles } from "#files/shown/index.ts";
import { clock, dayOfYear } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { Menu } from "#ui/overlays/menu.tsx";
import { attempt } from "../call-here.ts";
import { ConversationName } from "../conversation-name.tsx";
import { planTimeMenu, sendTimes } from "../plan-time/index.ts";
import { MessageBody, parseMessage } from "../text/index.ts";
import { EditScheduledDialog } from "./edit-scheduled-dialog.tsx";
import { failureWords } from "./failure-words.ts";
import { changeScheduled, removeScheduled, sendNow } from "./scheduled-actions.ts";
import { useScheduledMessages } from "./scheduled-store.ts";

/** What one has written for later, the next to be sent first. */
export function ScheduledList() {
  const { t } = useLingui();
  const items = useScheduledMessages();
  const [edited, setEdited] = useState<ScheduledMessage | null>(null);
  if (!items) return <Skeleton rows={4} label={t`Loading`} />;
  if (items.length === 0)
    return (
      <EmptyState icon={CalendarClock} title={t`Nothing is waiting to be sent`}>
        {t`Write a message and press the arrow beside Send: it is sent at the time you choose.`}
      </EmptyState>
    );
  return (
    <>
      <ul className="flex flex-col gap-2 p-3 wide:p-5" aria-label={t`Scheduled messages`}>
        {items.map((item) => (
          <ScheduledRow key={item.id} scheduled={item} onEdit={() => setEdited(item)} />
        ))}
      </ul>
      {edited && <EditScheduledDialog scheduled={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function ScheduledRow({ scheduled, onEdit }: { scheduled: ScheduledMessage; onEdit: () => void }) {
  const { t } = useLingui();
  const { failedWith, files, sendAt, text } = scheduled;
  const day = dayOfYear(sendAt);
  const time = clock(sendAt);
  const move = () =>
    planTimeMenu({
      times: sendTimes(),
      title: t`Send later`,
      confirm: t`Schedule`,
      onChoose: (at) => attempt(changeScheduled(scheduled, { sendAt: at.toISOString() })),
    });
  return (
    <li className="flex flex-col gap-1.5 rounded-card border border-line bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 text-ui">
          <ConversationName conversation={scheduled} />
          <span className="block text-meta text-quiet">{t`${day} at ${time}`}</span>
        </p>
        <div className="flex items-center gap-0.5">
          <IconButton icon={Pencil} label={t`Edit`} onPress={onEdit} />
          <Menu label={t`Another time`} entries={move} placement="bottom end">
            {(trigger) => <IconButton {...trigger} icon={CalendarClock} label={t`Another time`} />}
          </Menu>
          <IconButton icon={SendHorizontal} label={t`Send now`} onPress={() => attempt(sendNow(scheduled))} />
          <IconButton icon={Trash2} label={t`Delete`} onPress={() => attempt(removeScheduled(scheduled))} />
        </div>
      </div>
      {text !== "" && (
        <div className="line-clamp-6 overflow-hidden">
          <MessageBody parsed={parseMessage(text)} />
        </div>
      )}
      {files.length > 0 && (
        <SharedFiles
          files={files}
          onOpen={({ id }) =>
            openLightbox(
              files.map((file) => ({ file })),
              id,
            )
          }
        />
      )}
      {failedWith !== null && (
        <p className="flex items-start gap-2 text-meta font-medium text-danger">
          <TriangleAlert size={16} strokeWidth={1.5} className="shrink-0" />
          {failureWords(failedWith)}
        </p>
      )}
      {failedWith !== null && (
        <div>
          <Button size="small" onPress={() => attempt(sendNow(scheduled))}>{t`Try again now`}</Button>
        </div>
      )}
    </li>
  );
}
