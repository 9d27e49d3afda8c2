import type { Hit } from "./search-rows.ts";

export type RankedHit = Hit & { score: number };

/**
 * Best first: words that stand by themselves before beginnings and parts of words, those close together in their
 * order, what is young before what is old, short texts before long ones. The same hits as of the same moment always
 * get the same scores: pages are cut by them.
 */
export function rankHits(hits: readonly Hit[], terms: readonly string[], seen: string): RankedHit[] {
  const patterns = terms.map((term) => ({ whole: wholeWord(term), start: wordStart(term) }));
  const inOrder = terms.length > 1 ? new RegExp(terms.map(escaped).join("[^\\p{L}\\p{N}]+"), "u") : undefined;
  const scoreOf = ({ at, words = "" }: Hit): number => {
    const fits = patterns.map(({ whole, start }): number => (whole.test(words) ? 1 : start.test(words) ? 0.7 : 0.4));
    const fit = fits.length > 0 ? fits.reduce((a, b) => a + b) / fits.length : 0;
    const days = Math.max(0, Date.parse(seen) - Date.parse(at)) / 86_400_000;
    const score =
      fit + (inOrder?.test(words) ? 0.5 : 0) + 0.6 / (1 + days / 60) + Math.min(0.2, 4 / (20 + words.length));
    return Number(score.toFixed(6));
  };
  return hits.map((hit) => ({ ...hit, score: scoreOf(hit) })).sort(byRank);
}

type Rank = { id: string; score: number };
export const byRank = (a: Rank, b: Rank): number => b.score - a.score || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

const wordStart = (term: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(term)}`, "u");
const wholeWord = (term: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(term)}(?![\\p{L}\\p{N}])`, "u");
const escaped = (term: string): string => term.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
