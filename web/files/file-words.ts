import { t } from "@lingui/core/macro";
import { i18n } from "#platform/words/words.ts";

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A size as people read it: `2.4 MB`. */
export function sizeWords(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(i18n.locale, {
    style: "unit",
    unit: units[power] ?? "byte",
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value);
}

/** What somebody sent without words: `3 files`, by their names when it is one. */
export function filesWords(files: readonly { name: string }[]): string {
  const [first] = files;
  return files.length === 1 && first ? first.name : t`${files.length} files`;
}

/** How far it is, as whole percent; 100 only when all of it is there. */
export const percentOf = (sent: number, size: number): number => Math.min(99, Math.floor((sent / size) * 100));
