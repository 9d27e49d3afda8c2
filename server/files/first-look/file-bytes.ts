/** A file that is somewhere else: what is asked for is read, and no more. */
export type FileBytes = {
  size: number;
  /** From `from` up to and without `to`; shorter where the file ends. */
  read(from: number, to: number): Promise<Buffer>;
};

export const bytesIn = (buffer: Buffer): FileBytes => ({
  size: buffer.length,
  read: async (from, to) => buffer.subarray(Math.max(0, from), Math.max(0, to)),
});

/** What a file may have fetched of itself, in its own lengths and beyond: who looks walks over it a few times at most. */
const mostFetched = { times: 4, more: 128 * 1024 * 1024 };

/** A file that has its walkers run to and fro ends for them: each takes a piece that is too short for the end. */
export function bounded(bytes: FileBytes): FileBytes {
  let left = bytes.size * mostFetched.times + mostFetched.more;
  return {
    size: bytes.size,
    read: async (from, to) => {
      if (left < 0) return Buffer.alloc(0);
      const piece = await bytes.read(from, to);
      left -= piece.length;
      return piece;
    },
  };
}

const windowBytes = 1024 * 1024;

/** Walks over a file ask for a few bytes thousands of times: what lies around the last answer is kept. */
export function nearby(bytes: FileBytes): FileBytes {
  let from = 0;
  let held: Buffer = Buffer.alloc(0);
  return {
    size: bytes.size,
    read: async (begin, end) => {
      const to = Math.min(end, bytes.size);
      if (begin >= to) return Buffer.alloc(0);
      if (to - begin > windowBytes) return bytes.read(begin, to);
      if (begin < from || to > from + held.length) {
        from = begin;
        held = await bytes.read(begin, Math.min(begin + windowBytes, bytes.size));
      }
      return held.subarray(begin - from, to - from);
    },
  };
}

/** Bytes to be written over those that are there: a file never gets longer or shorter. */
export type Patch = { at: number; bytes: Buffer };
