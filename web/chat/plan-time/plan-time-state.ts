import { createStore } from "#platform/store/create-store.ts";

/** Somebody who lives by another clock. */
export type Elsewhere = { name: string; timeZone: string };

/** A question for a day and a time. */
export type AskedTime = {
  title: string;
  /** What the button says. */
  confirm: string;
  initial: Date;
  elsewhere?: Elsewhere | undefined;
  onChoose: (at: Date) => void;
};

export const askedTime = createStore<AskedTime | null>(null);
export const askTime = (asked: AskedTime): void => askedTime.set(asked);
