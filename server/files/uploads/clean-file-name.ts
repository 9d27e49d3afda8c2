/** Control characters, and what turns the direction of writing or hides: `invoice<U+202E>fdp.exe` reads `invoiceexe.pdf`. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
const mostCharacters = 200;

/**
 * A name that is nothing but a name: without folders, without what nobody sees. Bytes are never kept under it; it is
 * cleaned for people who read it and for the machines it is saved on. The ending stays when it is cut.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replaceAll(unseen, (sign) => (sign === joiner ? sign : ""))
    .replaceAll(/[<>:"|?*]/g, "_")
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s.]+(?=\S)/, (dots) => (dots.includes("..") ? "" : dots.trim()))
    .replace(/[\s.]+$/, "");
  return shortened(clean) || "file";
}

/** Holds emoji together; between other letters it hides nothing. */
const joiner = "\u200d";

function shortened(name: string): string {
  if (name.length <= mostCharacters) return name;
  const ending = /\.[^.\s]{1,12}$/.exec(name)?.[0] ?? "";
  // Never through the middle of a character.
  return name.slice(0, mostCharacters - ending.length).replace(/[\ud800-\udbff]$/, "") + ending;
}
