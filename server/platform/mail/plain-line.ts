/** One line of text out of what somebody typed: no line breaks, control or direction characters (RFC 5322, 2.2). */
export const plainLine = (text: string, most: number): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, most);

/**
 * Somebody's name for a mail to somebody else. A name that is an address or a link would make our mail carry a
 * stranger's advertisement: `otherwise` stands in its place.
 */
export function nameInMail(name: string, otherwise: string): string {
  const plain = plainLine(name, 80);
  return plain === "" || /:\/\/|www\.|@|\/|\.[a-z]{2,}\b/i.test(plain) ? otherwise : plain;
}
