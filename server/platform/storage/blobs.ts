/** A store of sealed parts: a folder or S3. Addresses are `id/number`, with ids made by us. */
export type Blobs = {
  /** A part that is to lie there. */
  begin(address: string): BlobWriter;
  /** Whether so many more bytes may come. @throws an error with the code ENOSPC. */
  requireRoom(bytes: number): Promise<void>;
  /** Undefined when there is none. @throws when the store cannot be asked. */
  get(address: string): Promise<Buffer | undefined>;
  /** Removes every part of an id; answers how many there were. */
  removeAll(id: string): Promise<number>;
  /** Removes what was being written when a process was killed, before that time; answers how much there was. */
  removeUnfinished(before: Date): Promise<number>;
  ids(): AsyncGenerator<{ id: string; changedAt: Date }>;
  /** Writes down whose these are, unless somebody did; answers who. */
  claim(owner: string): Promise<string>;
};

/** A part on its way: one call after the other. */
export type BlobWriter = {
  write(pieces: readonly Buffer[]): Promise<void>;
  /** As durable as it can be before it is seen. */
  finish(): Promise<void>;
  /** Complete and durable in its place when it answers; until then whoever reads sees what was there before. */
  place(): Promise<void>;
  /** Nothing of it stays, unless it was put in place. */
  drop(): Promise<void>;
};
