import { newId } from "#platform/operations/new-id.ts";
import type { Bus, BusListener } from "./bus.ts";

/** A way for short texts from this process to every process, itself included or not. */
export type Carrier = {
  /** Whether notes of features go this way, too: they are many. */
  notes?: boolean;
  /** `about`: a workspace, when it is about one. Answers false when the way is interrupted now. */
  send(text: string, about?: string): boolean;
  close(): Promise<void>;
};
/** What a carrier tells: a text came; the way is there, again or for the first time. */
export type CarrierListener = { text(text: string): void; up(): void };

type Note =
  | { from: string; heads: [string, number][] }
  | { from: string; signal: [string, string[], string] }
  | { from: string; accounts: [string, string[], string] }
  | { from: string; ended: string[] }
  | { from: string; note: [string, unknown] };

/** Heads of one text; a carrier with a limit takes so many. */
const mostHeads = 100;

/**
 * A bus over some carrier. Heads are gathered for `gather` milliseconds, only the highest of each workspace is sent,
 * and those that could not be sent are sent when the way is there again; signals of a moment that passed are not.
 */
export async function busOver(gather: number, open: (listener: CarrierListener) => Promise<Carrier>): Promise<Bus> {
  const me = newId();
  const heads = new Map<string, number>();
  let listener: BusListener | undefined;
  let timer: NodeJS.Timeout | undefined;

  const send = (note: object, about?: string) => carrier.send(JSON.stringify({ from: me, ...note }), about);
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const some of batches(heads)) {
      if (!send({ heads: some }, some[0]?.[0])) return;
      for (const [workspaceId] of some) heads.delete(workspaceId);
    }
  };
  const carrier = await open({
    text: (text) => hear(JSON.parse(text) as Note, me, listener),
    up: () => {
      // Not told before somebody listens: then nothing can have been missed.
      if (!listener) return;
      flush();
      listener.resumed();
    },
  });
  return {
    listen: (to) => {
      listener = to;
    },
    sendHead: (workspaceId, seq) => {
      heads.set(workspaceId, Math.max(seq, heads.get(workspaceId) ?? 0));
      timer ??= setTimeout(flush, gather);
    },
    sendSignal: (workspaceId, keys, text) => void send({ signal: [workspaceId, keys, text] }, workspaceId),
    sendAccountSignal: (workspaceId, accountIds, text) =>
      void send({ accounts: [workspaceId, accountIds, text] }, workspaceId),
    sendEnded: (ids) => void send({ ended: ids }),
    sendNote: (topic, data) => void (carrier.notes && send({ note: [topic, data] })),
    close: async () => {
      flush();
      await carrier.close();
    },
  };
}

function batches(heads: Map<string, number>): [string, number][][] {
  const list = [...heads];
  return Array.from({ length: Math.ceil(list.length / mostHeads) }, (_, index) =>
    list.slice(index * mostHeads, (index + 1) * mostHeads),
  );
}

function hear(note: Note, me: string, listener: BusListener | undefined): void {
  if (note.from === me || !listener) return;
  if ("heads" in note) for (const [workspaceId, seq] of note.heads) listener.head(workspaceId, seq);
  else if ("signal" in note) listener.signal(...note.signal);
  else if ("accounts" in note) listener.accountSignal(...note.accounts);
  else if ("ended" in note) listener.ended(note.ended);
  else if ("note" in note) listener.note(...note.note, note.from);
}
