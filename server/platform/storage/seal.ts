import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** AES-256-GCM (NIST SP 800-38D): a random nonce of 96 bits, the ciphertext, the tag of 128 bits. */
const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** @param about What the bytes are for: opened as anything else they are refused. */
export function seal(key: Buffer, about: string, bytes: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes });
  sealing.setAAD(Buffer.from(about));
  const sealed = Buffer.allocUnsafe(nonceBytes + bytes.length + tagBytes);
  nonce.copy(sealed);
  sealing.update(bytes).copy(sealed, nonceBytes);
  sealing.final();
  sealing.getAuthTag().copy(sealed, nonceBytes + bytes.length);
  return sealed;
}

/** @throws when it was sealed by another key, for something else, or changed since. */
export function openSealed(key: Buffer, about: string, sealed: Buffer): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new Error("too short to be sealed");
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  opening.setAAD(Buffer.from(about));
  opening.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const bytes = opening.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
  opening.final();
  return bytes;
}
