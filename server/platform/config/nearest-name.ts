/** The known name a misspelt one was probably meant to be: at most three letters added, left out or changed. */
export function nearestName(name: string, known: string[]): string | undefined {
  const near = known.map((candidate) => ({ candidate, distance: editDistance(name, candidate) }));
  near.sort((a, b) => a.distance - b.distance);
  return near[0] && near[0].distance <= 3 ? near[0].candidate : undefined;
}

/** Levenshtein distance, one row at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
