import type { Poll } from "@atrium/contract/chat/polls.ts";
import { Trans } from "@lingui/react/macro";
import { fullTime } from "../message-time.ts";

const moment = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** When it ends, or that it has. */
export function PollTimes({ poll: { closesAt, closedAt } }: { poll: Poll }) {
  const at = closedAt ?? closesAt;
  if (!at) return null;
  const when = moment.format(new Date(at));
  return (
    <time dateTime={at} title={fullTime(at)} className={closedAt ? "font-medium text-text" : ""}>
      {closedAt ? <Trans>closed {when}</Trans> : <Trans>closes {when}</Trans>}
    </time>
  );
}
