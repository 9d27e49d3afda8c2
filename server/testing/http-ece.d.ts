declare module "http_ece" {
  import type { ECDH } from "node:crypto";

  /** Decrypts a body of `Content-Encoding: aes128gcm` (RFC 8188, RFC 8291). */
  const ece: {
    decrypt(body: Buffer, options: { version: "aes128gcm"; privateKey: ECDH; authSecret: string }): Buffer;
  };
  export default ece;
}
