import { type Comment, type ParseResult, parseSync, Visitor } from "oxc-parser";

/** One source file as the rules see it. `path` is relative to the root, with forward slashes. */
export type SourceFile = { path: string; text: string };

/** Something a rule forbids; `line` counts from 1. */
export type Problem = { path: string; line: number; message: string };

export type ParsedFile = SourceFile & {
  program: ParseResult["program"];
  comments: Comment[];
  /** Every module this file names: static, type-only, re-exported, dynamic and in type positions. */
  imports: { specifier: string; line: number }[];
  lineAt: (offset: number) => number;
};

/** Parses a TypeScript or JavaScript file. */
export function parseFile({ path, text }: SourceFile): ParsedFile {
  const { program, comments, module } = parseSync(path, text);
  const starts = lineStarts(text);
  const lineAt = (offset: number) => upperBound(starts, offset);
  const found: { specifier: string; start: number }[] = [];
  const add = (node: { value: unknown; start: number }) => {
    if (typeof node.value === "string") found.push({ specifier: node.value, start: node.start });
  };
  for (const { moduleRequest } of module.staticImports) add(moduleRequest);
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest } of entries) if (moduleRequest) add(moduleRequest);
  }
  new Visitor({
    ImportExpression: ({ source }) => source.type === "Literal" && add(source),
    TSImportType: ({ source }) => add(source),
    TSExternalModuleReference: ({ expression }) => add(expression),
  }).visit(program);
  const imports = found.map(({ specifier, start }) => ({ specifier, line: lineAt(start) }));
  return { path, text, program, comments, imports: withoutRepeats(imports), lineAt };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** How many starts lie at or before the offset: the line's number. */
function upperBound(starts: number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `export { a, b } from` is one request with two entries. */
function withoutRepeats<Item>(items: Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
