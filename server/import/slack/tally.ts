/** Counts things by a key. */
export class Tally {
  readonly counts = new Map<string, number>();

  add(key: string, count = 1): void {
    if (count > 0) this.counts.set(key, (this.counts.get(key) ?? 0) + count);
  }
  addAll(other: Tally): void {
    for (const [key, count] of other.counts) this.add(key, count);
  }
  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
