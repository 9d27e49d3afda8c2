import { type CipherGCM, createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** AES-256-GCM (NIST SP 800-38D): a random nonce of 96 bits, the ciphertext, the tag of 128 bits. */
const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** @param about What the bytes are for: opened as anything else they are refused. */
export function seal(key: Buffer, about: string, bytes: Buffer): Buffer {
  const sealing = new Sealing(key, about);
  return Buffer.concat([sealing.nonce, sealing.update(bytes), sealing.end()]);
}

/** The same for bytes that come in pieces: nonce, what `update` answers, and the end make what is opened. */
export class Sealing {
  readonly nonce = randomBytes(nonceBytes);
  readonly #cipher: CipherGCM;

  constructor(key: Buffer, about: string) {
    this.#cipher = createCipheriv(cipher, key, this.nonce, { authTagLength: tagBytes });
    this.#cipher.setAAD(Buffer.from(about));
  }

  update(bytes: Buffer): Buffer {
    return this.#cipher.update(bytes);
  }

  end(): Buffer {
    this.#cipher.final();
    return this.#cipher.getAuthTag();
  }
}

/** @throws when it was sealed by another key, for something else, or changed since. */
export function openSealed(key: Buffer, about: string, bytes: Buffer): Buffer {
  if (bytes.length < nonceBytes + tagBytes) throw new Error("too short to be sealed");
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  opening.setAAD(Buffer.from(about));
  opening.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  const opened = opening.update(bytes.subarray(nonceBytes, bytes.length - tagBytes));
  opening.final();
  return opened;
}
