/** What is kept of a draft. */
type Kept = { text: string; other: string | null; version: number };
type Written = { text: string; base: number; other?: string | null | undefined };

const most = 40_000;

/**
 * What holds after a device has written. The last writer wins; what another device wrote since this one last looked is
 * kept beside it, unless the new text holds it already. Undefined when nothing changes.
 */
export function mergeDraft(
  before: Kept | undefined,
  { text, base, other }: Written,
): Pick<Kept, "text" | "other"> | undefined {
  const had = before ?? { text: "", other: null, version: 0 };
  const next = other === undefined ? had.other : other === "" ? null : other;
  const known = before === undefined || had.version === base;
  // Sent on a device that did not know how it went on elsewhere: that goes on.
  if (!known && text === "" && had.text !== "" && next === had.other) return undefined;
  const beside = known || text.includes(had.text) || other !== undefined ? next : together(next, had.text);
  if (text === had.text && beside === had.other) return undefined;
  return { text, other: beside };
}

const together = (one: string | null, more: string): string =>
  one === null || more.includes(one) ? more : one.includes(more) ? one : `${one}\n\n${more}`.slice(0, most);
