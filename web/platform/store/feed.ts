import type { DataOf, EventType } from "@atrium/contract/protocol/event.ts";
import type { EventFrame, SignalFrame } from "@atrium/contract/protocol/frame.ts";

/**
 * Where features learn what happened: each registers a function per event or signal, next to its
 * store. The same function takes the echo of one's own action and the server's event, so it must be
 * idempotent. One listener that throws does not keep the others from hearing.
 */
type Named = { readonly name: string };
type Listener = (data: unknown, frame: unknown) => void;

const listeners = {
  event: new Map<string, Listener[]>(),
  signal: new Map<string, Listener[]>(),
  elsewhere: new Map<string, Listener[]>(),
  snapshot: new Map<string, Listener[]>(),
};
const clearings: (() => void)[] = [];

/** Hears an event of the log, in order, exactly once. */
export const onEvent = <E extends EventType>(type: E, listener: (data: DataOf<E>, frame: EventFrame) => void): void =>
  add("event", type, listener as Listener);

/** Hears a signal: typing, presence. Signals may be lost. */
export const onSignal = <E extends EventType>(type: E, listener: (data: DataOf<E>, frame: SignalFrame) => void): void =>
  add("signal", type, listener as Listener);

/** Hears a signal to the account about a workspace one is not looking at: something waits there. */
export const onSignalElsewhere = <E extends EventType>(
  type: E,
  listener: (data: DataOf<E>, frame: SignalFrame) => void,
): void => add("elsewhere", type, listener as Listener);

/** Forgets everything of the space before: another workspace was opened, or the person signed out. */
export const onClear = (clear: () => void): void => {
  clearings.push(clear);
};

export const tellEvent = (frame: EventFrame): void => tell("event", frame.name, frame.data, frame);
export const tellSignal = (frame: SignalFrame): void => tell("signal", frame.name, frame.data, frame);
export const tellElsewhere = (frame: SignalFrame): void => tell("elsewhere", frame.name, frame.data, frame);
export const tellClear = (): void => {
  for (const clear of clearings) clear();
};

function add(kind: keyof typeof listeners, type: Named, listener: Listener): void {
  const list = listeners[kind].get(type.name);
  if (list) list.push(listener);
  else listeners[kind].set(type.name, [listener]);
}

function tell(kind: keyof typeof listeners, name: string, data: unknown, frame: unknown): void {
  for (const listener of listeners[kind].get(name) ?? []) {
    try {
      listener(data, frame);
    } catch (error) {
      reportError(error);
    }
  }
}
