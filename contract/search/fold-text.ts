/** Marks that change no letter for who searches: accents, Arabic and Hebrew vowel points, the Arabic stretching line. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]|\u0640/g;
/** Characters nobody sees: soft hyphens, joiners, directions. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\ufe0f/g;
const letters: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", þ: "th", ς: "σ" },
  // Arabic letters that are written either way: the bound t, the end of "on", the alef that joins.
  ...{ ة: "ه", ى: "ي", ٱ: "ا" },
};
const replaced = new RegExp(`[${Object.keys(letters).join("")}]`, "g");
const beyondAscii = /[^ -~\s]/;

/**
 * A text as search compares it: without case, accents, vowel points and full-width forms (NFKD, Unicode UAX #15),
 * white space as one space. Vowel signs of Thai or Devanagari stay: they are letters there.
 */
export function foldText(text: string): string {
  const folded = beyondAscii.test(text) ? foldLetters(text.toWellFormed()) : text.toLowerCase();
  return folded.replace(/\s+/g, " ").trim();
}

const foldLetters = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(marks, "")
    .replace(unseen, "")
    .toLowerCase()
    .replace(replaced, (letter) => letters[letter] ?? letter)
    .normalize("NFC");

/** Where a folded term stands in a text as it is written, for highlighting: `[from, to)` pairs in order. */
export function placesOf(text: string, terms: readonly string[]): [number, number][] {
  const { folded, at } = foldByLetter(text);
  const covered = new Uint8Array(text.length);
  for (const term of terms) {
    for (let place = folded.indexOf(term); term && place >= 0; place = folded.indexOf(term, place + term.length)) {
      covered.fill(1, at[place], at[place + term.length]);
    }
  }
  return runsOf(covered);
}

/** The folded text, and for each of its characters where it stands in the original; one more for the end. */
function foldByLetter(text: string): { folded: string; at: number[] } {
  const at: number[] = [];
  let folded = "";
  let place = 0;
  for (const letter of text) {
    const part = /\s/.test(letter) ? (folded.endsWith(" ") ? "" : " ") : foldText(letter);
    for (let index = 0; index < part.length; index += 1) at.push(place);
    folded += part;
    place += letter.length;
  }
  at.push(place);
  return { folded, at };
}

function runsOf(covered: Uint8Array): [number, number][] {
  const runs: [number, number][] = [];
  for (let from = covered.indexOf(1); from >= 0; ) {
    const end = covered.indexOf(0, from);
    const to = end < 0 ? covered.length : end;
    runs.push([from, to]);
    from = end < 0 ? -1 : covered.indexOf(1, to);
  }
  return runs;
}
