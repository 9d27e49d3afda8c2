/**
 * What a browser's service worker gets, encrypted for it alone (RFC 8291). `show` puts a notification on the screen, in
 * the place of an older one of the same tag; `clear` takes those of the tag away: they were read elsewhere.
 */
export type PushMessage = { badge: number } & (
  | { kind: "show"; tag: string; title: string; body: string; url: string; at: string }
  | { kind: "clear"; tag: string }
);

/** Push services take 4,096 bytes in all; 103 of them are the encryption's. */
const mostBytes = 3900;

/** As JSON that fits; a text too long loses its end, never the rest. */
export function packPush(message: PushMessage): string {
  const packed = JSON.stringify(message);
  const over = Buffer.byteLength(packed) - mostBytes;
  if (over <= 0 || message.kind !== "show") return packed;
  // One character is at most six bytes of JSON (\u0000), so this much shorter always fits in a few steps.
  const body = `${message.body.slice(0, Math.max(0, message.body.length - Math.ceil(over / 6) - 1)).trimEnd()}…`;
  return packPush({ ...message, body: body === message.body ? "" : body });
}
