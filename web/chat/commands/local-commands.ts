import { createSlot } from "#platform/slots/slot.ts";

/** What this device does itself when a command is written: the server is not asked. */
export type LocalCommand = {
  name: string;
  /** Offered by these words; without them the server offers a command of this name, too. */
  summary?: () => string;
  /** Does it. */
  run?: () => void;
  /** What is put into the field instead; undefined leaves it to the server. */
  write?: (rest: string) => string | undefined;
};

export const localCommands = createSlot<LocalCommand>();
