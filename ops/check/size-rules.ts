import { Visitor } from "oxc-parser";
import type { ParsedFile, Problem } from "./source-file.ts";

const longestFile = 400;
const longestFunction = 80;
const longestComponent = 150;
const fileReason = "Why this file is long:";
const functionReason = "Why this function is long:";

type FunctionNode = { start: number; end: number; type: string; id?: { name: string } | null };

/** A file of at most 400 lines, a function of 80, a component of 150; or a comment that gives the reason. */
export function sizeProblems(file: ParsedFile): Problem[] {
  return [...fileProblems(file), ...functionProblems(file)];
}

function fileProblems({ path, text, comments, lineAt }: ParsedFile): Problem[] {
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  if (lines <= longestFile) return [];
  if (comments.some((comment) => comment.value.includes(fileReason) && lineAt(comment.start) <= 40)) return [];
  const message = `${lines} lines, at most ${longestFile}: split it by noun, or begin it with a comment "${fileReason} ..."`;
  return [{ path, line: 1, message }];
}

function functionProblems(file: ParsedFile): Problem[] {
  const problems: Problem[] = [];
  const names = new Map<number, string>();
  const exempt = new Set<number>();
  const check = (node: FunctionNode) => {
    const name = node.id?.name ?? names.get(node.start) ?? "";
    const from = file.lineAt(node.start);
    const lines = file.lineAt(node.end) - from + 1;
    const isComponent = file.path.endsWith(".tsx") && /^[A-Z]/.test(name);
    const limit = isComponent ? longestComponent : longestFunction;
    if (lines <= limit || exempt.has(node.start) || hasReason(file, node)) return;
    const what = isComponent ? "component" : "function";
    const message = `${what} ${name || "without a name"} has ${lines} lines, at most ${limit}: split it, or write a comment "${functionReason} ..." at its head`;
    problems.push({ path: file.path, line: from, message });
  };
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (init && id.type === "Identifier") names.set(init.start, id.name);
    },
    // A describe block is a chapter of tests, not a function somebody has to hold in mind.
    CallExpression: ({ callee, arguments: given }) => {
      if (callee.type === "Identifier" && callee.name === "describe") for (const each of given) exempt.add(each.start);
    },
    FunctionDeclaration: check,
    FunctionExpression: check,
    ArrowFunctionExpression: check,
  }).visit(file.program);
  return problems;
}

/** In a comment inside the function, or in one that ends on the line above it. */
function hasReason({ comments, lineAt }: ParsedFile, { start, end }: FunctionNode): boolean {
  const top = lineAt(start) - 1;
  return comments.some(
    (comment) =>
      comment.value.includes(functionReason) &&
      comment.start < end &&
      (comment.start >= start || lineAt(comment.end) === top || lineAt(comment.end) === top + 1),
  );
}
