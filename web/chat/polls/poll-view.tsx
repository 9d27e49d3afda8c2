import type { Message } from "@atrium/contract/chat/messages.ts";
import type { Poll } from "@atrium/contract/chat/polls.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { Check } from "lucide-react";
import { useSpace } from "#platform/store/space.ts";
import { attempt } from "../call-here.ts";
import { useAbilities } from "../channels/index.ts";
import { AddOption } from "./add-option.tsx";
import { toggleVote } from "./poll-changes.ts";
import { pollDialog } from "./poll-state.ts";
import { PollTimes } from "./poll-times.tsx";

type Props = { message: Message; poll: Poll };

/** What can be chosen, how many did, and one's own choice. */
export default function PollView({ message, poll }: Props) {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const inside = useAbilities(message.channelId)?.send === true;
  const open = poll.closedAt === null;
  const most = Math.max(...poll.votes);
  return (
    <div className="my-1.5 flex max-w-140 flex-col gap-1.5" role="group" aria-label={t`Poll`}>
      {poll.options.map((text, index) => (
        <Option
          // Options are only ever added at the end.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          text={text}
          votes={poll.votes[index] ?? 0}
          share={share(poll.votes[index] ?? 0, poll.voters)}
          leads={!open && most > 0 && poll.votes[index] === most}
          mine={poll.mine.includes(index + 1)}
          {...(open && inside ? { onPress: () => attempt(toggleVote(message, index + 1)) } : {})}
        />
      ))}
      {open && inside && (poll.open || message.authorId === memberId) && <AddOption message={message} poll={poll} />}
      <p className="flex flex-wrap items-center gap-x-2 text-meta text-quiet">
        {poll.anonymous || poll.voters === 0 ? (
          <Voters count={poll.voters} />
        ) : (
          <button
            type="button"
            className="cursor-pointer underline-offset-2 hover:underline touch:min-h-11"
            onClick={() => pollDialog.set({ kind: "voters", message })}
          >
            <Voters count={poll.voters} />
          </button>
        )}
        {poll.multiple && open && <span>{t`several answers`}</span>}
        {poll.anonymous && <span>{t`anonymous`}</span>}
        <PollTimes poll={poll} />
      </p>
    </div>
  );
}

const Voters = ({ count }: { count: number }) => (
  <Plural value={count} _0="Nobody has voted yet" one="# person voted" other="# people voted" />
);

/** In whole per cent of those who voted. */
const share = (votes: number, voters: number): number => (voters > 0 ? Math.round((votes / voters) * 100) : 0);

type OptionProps = {
  text: string;
  votes: number;
  share: number;
  leads: boolean;
  mine: boolean;
  onPress?: () => void;
};

/** The bar says what the words say, too: how many, and whether one is among them. */
function Option({ text, votes, share: percent, leads, mine, onPress }: OptionProps) {
  const { t } = useLingui();
  const inside = (
    <>
      <span
        aria-hidden="true"
        className={`absolute inset-y-0 start-0 transition-[width] duration-300 motion-reduce:transition-none ${mine || leads ? "bg-accent-soft" : "bg-hover"}`}
        style={{ width: `${percent}%` }}
      />
      <span
        aria-hidden="true"
        className={`relative flex size-5 shrink-0 items-center justify-center rounded-full border ${mine ? "border-accent bg-accent text-on-accent" : "border-control"} ${onPress || mine ? "" : "invisible"}`}
      >
        {mine && <Check size={14} strokeWidth={2.5} />}
      </span>
      <span dir="auto" className={`relative min-w-0 flex-1 wrap-anywhere ${leads ? "font-bold" : ""}`}>
        {text}
      </span>
      <span className="sr-only">
        <Plural value={votes} one="# vote" other="# votes" />, {t`${percent} per cent`}
        {mine && !onPress && <>, {t`your vote`}</>}
      </span>
      <span aria-hidden="true" className="relative shrink-0 text-ui tabular-nums text-quiet">
        {votes} · {percent} %
      </span>
    </>
  );
  const look =
    "relative flex min-h-10 w-full items-center gap-2.5 overflow-hidden rounded-control border bg-surface px-2.5 py-1.5 text-start text-message touch:min-h-11";
  const tone = mine ? "border-accent" : "border-line";
  if (!onPress) return <div className={`${look} ${tone}`}>{inside}</div>;
  return (
    <button
      type="button"
      aria-pressed={mine}
      className={`${look} ${tone} cursor-pointer hover:border-control`}
      onClick={onPress}
    >
      {inside}
    </button>
  );
}
