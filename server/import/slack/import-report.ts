import type { ImportResult } from "./import-slack.ts";
import { skipReasons } from "./message-kind.ts";

/** What came of an import: as one object for programs, and in words. `failed`: something stored differs from the file. */
export function importReport(result: ImportResult, { dryRun, seconds }: { dryRun: boolean; seconds: number }) {
  const { found, skipped, problems, notes, added, workspace, comparison } = result;
  const differing = comparison.filter(({ inFile, stored }) => inFile !== stored);
  const object = {
    ...found,
    skipped: skipped.total,
    added,
    seconds: Math.round(seconds * 10) / 10,
    skippedReasons: Object.fromEntries(skipped.counts),
    problems,
    notes: brief(notes),
    ...(workspace && { workspace: { id: workspace.id, name: workspace.name, slug: workspace.slug } }),
    ...(comparison.length > 0 && { stored: Object.fromEntries(comparison.map(({ what, stored }) => [what, stored])) }),
    dryRun,
  };
  const lines = [
    ...tableLines(result),
    ...skipLines(result),
    ...listLines(
      "Files that could not be used:",
      problems.map(({ name, reason }) => `${name}: ${reason}`),
    ),
    ...listLines("To know:", brief(notes)),
    ...endLines(result, object.seconds, dryRun),
    ...differing.map(
      ({ what, inFile, stored }) => `DIFFERS: ${number(inFile)} ${what} in the file, ${number(stored)} stored`,
    ),
  ];
  return { object, lines, failed: differing.length > 0 };
}

const number = (value: number): string => value.toLocaleString("en");
const most = 30;

/** Said once each, and not more than a screen of them. */
function brief(notes: readonly string[]): string[] {
  const once = [...new Set(notes)];
  return once.length <= most ? once : [...once.slice(0, most), `and ${once.length - most} more`];
}

function tableLines({ found, comparison }: ImportResult): string[] {
  const stored = new Map(comparison.map((line) => [line.what, line]));
  const head = `${"".padEnd(12)}${"in the file".padStart(14)}${stored.size > 0 ? "stored".padStart(14) : ""}`;
  const rows = Object.entries(found).map(([what, count]) => {
    const here = stored.get(what);
    // People made from messages are stored too, and are no users of the file.
    const extra =
      here && here.inFile > count ? `  (${number(here.inFile - count)} of them known from messages only)` : "";
    return `${what.padEnd(12)}${number(count).padStart(14)}${here ? number(here.stored).padStart(14) : ""}${extra}`;
  });
  return [head, ...rows];
}

function skipLines({ skipped }: ImportResult): string[] {
  if (skipped.counts.size === 0) return [];
  const rows = [...skipped.counts].sort(([, a], [, b]) => b - a);
  const text = rows.map(
    ([key, count]) =>
      `${number(count).padStart(8)}  ${key}: ${skipReasons[key] ?? "Slack's own words about something"}`,
  );
  return ["", `Left out: ${number(skipped.total)}`, ...text];
}

const listLines = (title: string, items: readonly string[]): string[] =>
  items.length > 0 ? ["", title, ...items.slice(0, most + 1).map((item) => `  ${item}`)] : [];

function endLines({ added, workspace }: ImportResult, seconds: number, dryRun: boolean): string[] {
  if (dryRun || !workspace) return ["", `Nothing was written: this was a dry run of ${seconds} s.`];
  const { name, slug, isNew, ownerName } = workspace;
  const owner =
    ownerName === null
      ? ["Nobody owns the workspace yet: register (the first account runs the instance), then run this import again."]
      : ownerName === undefined
        ? []
        : [`${ownerName} owns the workspace.`];
  return [
    "",
    `${number(added)} messages added to ${isNew ? "the new workspace " : ""}${name} (${slug}) in ${seconds} s.`,
    ...owner,
  ];
}
