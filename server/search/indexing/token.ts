/**
 * What the index is asked for, as 32-bit numbers whose upper bits tell the kind; 0009-search.sql names the same ones.
 * Pieces of words are hashes, so an entry that has them all may still not fit: the text is always compared afterwards.
 */
const kinds = { mark: 4, segment: 5, channel: 6, author: 7 } as const;

/** Ids end in random digits (UUIDv7): 28 bits of them. */
const endOf = (id: string): number => Number.parseInt(id.slice(-7), 16);
export const channelToken = (id: string): number => kinds.channel * 2 ** 28 + endOf(id);
export const authorToken = (id: string): number => kinds.author * 2 ** 28 + endOf(id);
/** For whom a message was meant. */
export const addressedToken = (id: string): number => -endOf(id) - 1;
export const segmentToken = (id: number): number => kinds.segment * 2 ** 28 + id;
/** Numbers are kept in the index: never give one to something else. */
export const markToken = (number: number): number => kinds.mark * 2 ** 28 + number;
/** Everybody who may browse channels may read it. */
export const publicToken: number = markToken(1);

/** Scripts that write words without spaces between them, and signs that are words of their own. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\u30fc]/u;
const run = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/gu;

/** The pieces of a folded text: of every word its three-letter pieces, short words whole, other scripts by one and two. */
export function piecesOf(folded: string): Set<number> {
  const pieces = new Set<number>();
  // Texts say the same words again and again.
  for (const word of new Set(folded.match(run))) {
    for (const stretch of stretchesOf(word)) addPieces(pieces, stretch, true);
  }
  return pieces;
}

/** What every text that contains this folded term has: nothing when the term is only signs. */
export function piecesWanted(term: string): number[] {
  const pieces = new Set<number>();
  const words = [...term.matchAll(run)].flatMap(([word]) => stretchesOf(word));
  for (const stretch of words) if (stretch.isUnspaced || stretch.letters.length > 2) addPieces(pieces, stretch, false);
  // Alone, one or two letters are a whole word; beside longer ones they may be the end of a word.
  if (pieces.size === 0) for (const stretch of words) addPieces(pieces, stretch, false);
  return spread([...pieces], mostPiecesOfTerm);
}

/** A few pieces tell a word from nearly all others; each more is another list to read. */
const mostPiecesOfTerm = 5;
const spread = (pieces: number[], most: number): number[] =>
  pieces.length <= most
    ? pieces
    : Array.from({ length: most }, (_, n) => pieces[Math.round((n * (pieces.length - 1)) / (most - 1))] as number);

type Stretch = { letters: string[]; isUnspaced: boolean };

/** A word cut where its script changes between one that has spaces and one that has none. */
function stretchesOf(word: string): Stretch[] {
  // Nearly every word: looked at once, not letter by letter.
  if (!unspaced.test(word)) return [{ letters: Array.from(word), isUnspaced: false }];
  const stretches: Stretch[] = [];
  for (const letter of word) {
    const last = stretches.at(-1);
    // A vowel sign belongs to the letter before it.
    const isUnspaced = unspaced.test(letter) || (last?.isUnspaced === true && /\p{M}/u.test(letter));
    if (last?.isUnspaced === isUnspaced) last.letters.push(letter);
    else stretches.push({ letters: [letter], isUnspaced });
  }
  return stretches;
}

function addPieces(pieces: Set<number>, { letters, isUnspaced }: Stretch, isText: boolean): void {
  if (isUnspaced) {
    if (isText || letters.length === 1) for (const letter of letters) pieces.add(hashOf(letter));
    for (let at = 1; at < letters.length; at += 1) pieces.add(hashOf(letters[at - 1], letters[at]));
  } else if (letters.length <= 2) {
    pieces.add(hashOf("=", ...letters));
  } else {
    for (let at = 2; at < letters.length; at += 1) pieces.add(hashOf(letters[at - 2], letters[at - 1], letters[at]));
  }
}

/** 30 bits; FNV-1a over code points. */
function hashOf(...letters: (string | undefined)[]): number {
  let hash = 0x811c9dc5;
  for (const letter of letters) hash = Math.imul(hash ^ (letter?.codePointAt(0) ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0x3fffffff;
}
