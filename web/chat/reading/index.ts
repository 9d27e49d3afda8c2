import { preferenceSections } from "#platform/slots/shell-slots.ts";
import { ReadingSection, SizeSection } from "./reading-section.tsx";
import { ThreadSection } from "./thread-section.tsx";

/** How somebody likes to read; called once, when the first screen stands. */
export function registerReading(): void {
  preferenceSections.add(ReadingSection, 10);
  preferenceSections.add(SizeSection, 15);
  preferenceSections.add(ThreadSection, 25);
}
