import type { ComponentType } from "react";
import { createSlot, useSlot } from "#platform/slots/slot.ts";
import { useProfile } from "./profile-store.ts";
import { StatusMark } from "./status-mark.tsx";

/** Small signs beside people's names, wherever they stand: features add what should be seen of somebody at a glance. */
export const nameMarks = createSlot<ComponentType<{ id: string }>>();

/** A person's status, and every other sign beside their name. */
export function NameMarks({ id }: { id: string }) {
  const profile = useProfile(id);
  const marks = useSlot(nameMarks);
  return (
    <>
      <StatusMark profile={profile} />
      {marks.map((Mark, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the list grows once, when the app has started
        <Mark key={index} id={id} />
      ))}
    </>
  );
}
