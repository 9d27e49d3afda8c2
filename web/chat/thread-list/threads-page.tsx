import { Plural, useLingui } from "@lingui/react/macro";
import { ArrowLeft, CheckCheck, MessagesSquare } from "lucide-react";
import { type KeyboardEvent, type UIEvent, useRef } from "react";
import { go, useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { usePageTitle } from "#platform/router/page-title.ts";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Choice } from "#ui/controls/choice.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { PaneHeader } from "#ui/layout/pane-header.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { useWorkspace } from "#workspace/workspaces/index.ts";
import { attempt } from "../call-here.ts";
import { walkRows } from "../messages/index.ts";
import { NewerPill } from "../newer-pill.tsx";
import { waitingThreads } from "../threads/index.ts";
import { loadThreads, readAllThreads, type Show, useMyThreadList } from "./my-thread-list.ts";
import { ThreadCard } from "./thread-card.tsx";

/** The threads one follows: what was answered last comes first, and stays where it is while one reads. */
export default function ThreadsPage() {
  const { t } = useLingui();
  const wide = useWide();
  const { slug } = useSpace();
  const change = useSearchChange();
  const show: Show = useSearchValue("show") === "unread" ? "unread" : "all";
  const { entries, asOf, error, newer, more } = useMyThreadList(show);
  const waiting = useStore(waitingThreads);
  const scroller = useRef<HTMLDivElement>(null);
  usePageTitle(t`Threads`, useWorkspace()?.name);
  const toTop = () => {
    scroller.current?.scrollTo({ top: 0 });
    attempt(loadThreads(show));
  };
  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget;
    if (scrollTop + clientHeight * 2 > scrollHeight) more();
  };
  return (
    <div className="flex h-full min-w-0 flex-col">
      <PaneHeader
        icon={MessagesSquare}
        title={t`Threads`}
        start={!wide && <IconButton icon={ArrowLeft} label={t`Back`} onPress={() => go(`/${slug}`)} />}
        actions={
          <>
            <Choice
              label={t`Which threads`}
              value={show}
              options={[
                { id: "all", label: t`All` },
                { id: "unread", label: t`Unread` },
              ]}
              onChange={(id) => change({ show: id === "unread" ? id : undefined }, { replace: true })}
            />
            <IconButton
              icon={CheckCheck}
              label={t`Mark all read`}
              tooltipAt="bottom"
              isDisabled={waiting === 0}
              onPress={() => attempt(readAllThreads())}
            />
          </>
        }
      />
      <div className="relative min-h-0 flex-1">
        {newer.size > 0 && (
          <NewerPill onPress={toTop}>
            <Plural value={newer.size} one="# more thread was answered" other="# more threads were answered" />
          </NewerPill>
        )}
        <div
          ref={scroller}
          className="h-full overflow-y-auto bg-page px-3 py-4 wide:px-6"
          onScroll={onScroll}
          onKeyDown={(press: KeyboardEvent<HTMLElement>) => walkRows(press)}
          role="presentation"
        >
          {asOf === 0 && error === null && <Skeleton rows={8} withPicture label={t`Reading your threads`} />}
          {asOf === 0 && error !== null && (
            <ErrorState title={t`Your threads could not be read`}>{errorWords(error)}</ErrorState>
          )}
          {asOf > 0 && entries.length === 0 && <NoThreads show={show} />}
          <div className="mx-auto flex max-w-190 flex-col gap-4">
            {entries.map((entry) => (
              <ThreadCard key={entry.threadId} entry={entry} />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

function NoThreads({ show }: { show: Show }) {
  const { t } = useLingui();
  return show === "unread" ? (
    <EmptyState icon={CheckCheck} title={t`Nothing is unread`}>
      {t`You have read every thread you follow.`}
    </EmptyState>
  ) : (
    <EmptyState icon={MessagesSquare} title={t`You follow no threads yet`}>
      {t`Threads you write in, are called in, or begin show up here when somebody answers.`}
    </EmptyState>
  );
}
