/** A store of sealed parts: a folder or S3. Addresses are `id/number`, with ids made by us. */
export type Blobs = {
  /** Complete and durable when it answers; until then whoever reads sees what was there before. */
  put(address: string, bytes: Buffer): Promise<void>;
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
