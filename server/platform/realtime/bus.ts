/**
 * Between processes: wake-ups, never truth. Losing one delays (the log is read every few seconds anyway), it does
 * not lose. Without Redis the database itself carries them (NOTIFY), so that an import beside a running server is
 * seen at once.
 */
export type BusListener = {
  head(workspaceId: string, seq: number): void;
  signal(workspaceId: string, keys: string[], text: string): void;
  accountSignal(workspaceId: string, accountIds: string[], text: string): void;
  ended(ids: string[]): void;
  /** Another process tells its like something; `from` is the process. */
  note(topic: string, data: unknown, from: string): void;
  /** The bus is back after it was away: wake-ups were missed. */
  resumed(): void;
};

export type Bus = {
  listen(listener: BusListener): void;
  sendHead(workspaceId: string, seq: number): void;
  sendSignal(workspaceId: string, keys: string[], text: string): void;
  sendAccountSignal(workspaceId: string, accountIds: string[], text: string): void;
  sendEnded(ids: string[]): void;
  /**
   * Tells the same feature in the other processes. Lost while the bus is away. Nothing where the database is the bus:
   * it is not made for what happens all the time.
   */
  sendNote(topic: string, data: unknown): void;
  close(): Promise<void>;
};

/** For a process that is alone. */
export const silentBus = (): Bus => ({
  listen: () => undefined,
  sendHead: () => undefined,
  sendSignal: () => undefined,
  sendAccountSignal: () => undefined,
  sendEnded: () => undefined,
  sendNote: () => undefined,
  close: () => Promise.resolve(),
});
