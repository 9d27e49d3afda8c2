import type { NodePath, PluginObj, types } from "@babel/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";

/**
 * Turns the texts Lingui's macros leave in the code (`{ id, message: "{count} unread" }`) into their compiled
 * form, so that the browser needs no parser of ICU messages (6 KB, brotli) and every text travels in the chunk
 * that shows it. Runs after the macros, as a Babel plugin.
 */
export function compileMessages({ types: t }: { types: typeof types }): PluginObj {
  const compiled = (text: string) => t.valueToNode(compileMessage(text));
  const visitor = {
    ObjectExpression({ node }: NodePath<types.ObjectExpression>) {
      const property = (name: string) =>
        node.properties.find(
          (one): one is types.ObjectProperty =>
            one.type === "ObjectProperty" &&
            ((one.key.type === "Identifier" && one.key.name === name) ||
              (one.key.type === "StringLiteral" && one.key.value === name)),
        );
      const message = property("message");
      if (property("id") && message?.value.type === "StringLiteral") message.value = compiled(message.value.value);
    },
    JSXOpeningElement({ node }: NodePath<types.JSXOpeningElement>) {
      const attribute = (name: string) =>
        node.attributes.find((one): one is types.JSXAttribute => one.type === "JSXAttribute" && one.name.name === name);
      const message = attribute("message");
      const text = message && textOf(message.value);
      if (message && text !== undefined && attribute("id")) {
        message.value = t.jsxExpressionContainer(compiled(text));
      }
    },
  };
  return { name: "compile-messages", visitor: { Program: { exit: (program) => program.traverse(visitor) } } };
}

/** The text of an attribute: `message="..."` or `message={"..."}`. */
function textOf(value: types.JSXAttribute["value"]): string | undefined {
  if (value?.type === "StringLiteral") return value.value;
  const inner = value?.type === "JSXExpressionContainer" ? value.expression : undefined;
  return inner?.type === "StringLiteral" ? inner.value : undefined;
}
