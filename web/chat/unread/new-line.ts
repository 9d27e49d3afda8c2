import { useEffect, useRef, useState } from "react";
import { channels, myChannel, unreadIn } from "../channels/index.ts";
import { readAgain } from "./mark-read.ts";

/** Whether somebody is looking: the page is shown and has the focus. */
export const isLooking = (): boolean => document.visibilityState === "visible" && document.hasFocus();

/**
 * Behind which position the "New" line stands; null for none. It is set on entering a channel and does not move
 * while one stays: only looking away, marking unread, or coming back with something new sets it again. What is marked
 * unread stays unread while one looks at it, until one leaves.
 */
export function useNewLine(channelId: string): { newAfter: number | null; dismiss: () => void } {
  const [line, setLine] = useState(() => lineOf(channelId));
  const before = useRef(myChannel(channelId));
  useEffect(() => {
    readAgain(channelId);
    before.current = myChannel(channelId);
    return channels.subscribe(() => {
      const last = before.current;
      const mine = myChannel(channelId);
      before.current = mine;
      if (!mine || mine === last) return;
      if (!last) return setLine(lineOf(channelId));
      // Marked unread, here or on another device.
      if (mine.readSeq < last.readSeq) return setLine({ after: mine.readSeq });
      const arrived = mine.lastSeq > last.lastSeq && unreadIn(last) === 0 && unreadIn(mine) > 0;
      if (arrived && !isLooking()) setLine({ after: last.lastSeq });
    });
  }, [channelId]);
  const dismiss = () => {
    readAgain(channelId);
    setLine(null);
  };
  return { newAfter: line?.after ?? null, dismiss };
}

type Line = { after: number } | null;

function lineOf(channelId: string): Line {
  const mine = myChannel(channelId);
  return mine && unreadIn(mine) > 0 ? { after: mine.readSeq } : null;
}
