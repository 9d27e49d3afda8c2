import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as text: nobody guesses it, so a fast hash of it is enough to keep. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is kept instead of a secret: whoever reads the table cannot use it. */
export const secretHash = (secret: string): Buffer => createHash("sha256").update(secret).digest();
