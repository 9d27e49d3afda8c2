/**
 * A frame as it goes on the wire, made once for everybody who gets it. RFC 6455, 5.2: FIN, text, unmasked.
 */
export class Frame {
  readonly text: string;
  #socket: Buffer | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Header and payload for a WebSocket. */
  get socket(): Buffer {
    this.#socket ??= webSocketFrame(this.text);
    return this.#socket;
  }
}

export const frameOf = (frame: object): Frame => new Frame(JSON.stringify(frame));

/** One unmasked text frame, byte for byte what `ws` would send. */
export function webSocketFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const buffer = Buffer.allocUnsafe(header + length);
  buffer[0] = 0x81;
  if (header === 2) buffer[1] = length;
  else if (header === 4) {
    buffer[1] = 126;
    buffer.writeUInt16BE(length, 2);
  } else {
    buffer[1] = 127;
    buffer.writeBigUInt64BE(BigInt(length), 2);
  }
  buffer.write(text, header);
  return buffer;
}

/**
 * Frames that wait for the next flush. Connections with the same waiting frames share one batch, so the bytes are
 * joined once for all of them: `next` leads from a batch to the one with a further frame.
 */
export class Batch {
  static readonly empty = (): Batch => new Batch(undefined, undefined, 0);
  readonly frame: Frame | undefined;
  readonly before: Batch | undefined;
  readonly frames: number;
  #next: Map<Frame, Batch> | undefined;
  #lastFrame: Frame | undefined;
  #lastNext: Batch | undefined;
  #bytes: Buffer | undefined;

  constructor(before: Batch | undefined, frame: Frame | undefined, frames: number) {
    this.before = before;
    this.frame = frame;
    this.frames = frames;
  }

  with(frame: Frame): Batch {
    // Fan-out asks for the same frame again and again: remember the last answer before looking it up.
    if (this.#lastFrame === frame) return this.#lastNext as Batch;
    this.#next ??= new Map();
    let next = this.#next.get(frame);
    if (!next) {
      next = new Batch(this, frame, this.frames + 1);
      this.#next.set(frame, next);
    }
    this.#lastFrame = frame;
    this.#lastNext = next;
    return next;
  }

  list(): Frame[] {
    const frames: Frame[] = [];
    for (let batch: Batch | undefined = this; batch?.frame; batch = batch.before) frames.push(batch.frame);
    return frames.reverse();
  }

  /** All waiting frames for a WebSocket in one piece. */
  get bytes(): Buffer {
    this.#bytes ??= this.frames === 1 ? (this.frame as Frame).socket : Buffer.concat(this.list().map((f) => f.socket));
    return this.#bytes;
  }
}
