/** What is kept of a draft. */
type Kept = { text: string; other: string | null; files: string[]; version: number };
type Written = { text: string; base: number; other?: string | null | undefined; files?: string[] | undefined };

const most = 40_000;
const mostFiles = 10;
const nothing: Kept = { text: "", other: null, files: [], version: 0 };

/**
 * What holds after a device has written. The last writer wins; what another device wrote since this one last looked is
 * kept beside it, unless the new text holds it already, and its files behind the new ones. Undefined when nothing changes.
 */
export function mergeDraft(
  before: Kept | undefined,
  { text, base, other, files: given }: Written,
): Pick<Kept, "text" | "other" | "files"> | undefined {
  const had = before ?? nothing;
  const next = other === undefined ? had.other : other === "" ? null : other;
  const known = before === undefined || had.version === base;
  const isForgotten = text === "" && !given?.length;
  const hadSomething = had.text !== "" || had.files.length > 0;
  // Sent on a device that did not know how it went on elsewhere: that goes on.
  if (!known && isForgotten && hadSomething && next === had.other) return undefined;
  const beside = known || text.includes(had.text) || other !== undefined ? next : together(next, had.text);
  const files = filesTogether(had.files, given, known);
  if (text === had.text && beside === had.other && files.join() === had.files.join()) return undefined;
  return { text, other: beside, files };
}

const together = (one: string | null, more: string): string =>
  one === null || more.includes(one) ? more : one.includes(more) ? one : `${one}\n\n${more}`.slice(0, most);

function filesTogether(had: string[], given: string[] | undefined, known: boolean): string[] {
  if (given === undefined) return had;
  return known ? given : [...new Set([...given, ...had])].slice(0, mostFiles);
}
