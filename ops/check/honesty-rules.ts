import { Visitor } from "oxc-parser";
import type { ParsedFile, Problem } from "./source-file.ts";

const testWords = new Set(["test", "it", "describe", "suite"]);
const switches = new Set(["only", "skip", "todo", "fixme", "fails"]);

/** No test switched off or alone, no type check silenced, nothing left for later. */
export function honestyProblems(file: ParsedFile): Problem[] {
  const problems: Problem[] = [];
  const add = (start: number, message: string) => problems.push({ path: file.path, line: file.lineAt(start), message });
  if (/\.test\.tsx?$/.test(file.path)) {
    new Visitor({
      MemberExpression: (node) => {
        const { object, property } = node;
        if (object.type !== "Identifier" || property.type !== "Identifier" || node.computed) return;
        if (!testWords.has(object.name) || !switches.has(property.name)) return;
        add(node.start, `${object.name}.${property.name}: every test runs; mend it or remove it`);
      },
    }).visit(file.program);
  }
  for (const { value, start } of file.comments) {
    const silenced = /@ts-(ignore|expect-error|nocheck)/.exec(value)?.[0];
    if (silenced) add(start, `${silenced} silences the type check: give it the right type`);
    const later = /\b(TODO|FIXME|XXX|HACK)\b/.exec(value)?.[0];
    if (later) add(start, `${later}: do it now, or write an issue and say here what holds today`);
  }
  return problems;
}
