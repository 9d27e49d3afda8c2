/**
 * Stands in for the package `entities`, of which markdown-it uses one function: the browser knows every HTML
 * entity itself, so the table of their names (14 KB, brotli) need not be sent.
 */
type Policy = { createHTML: (html: string) => string };
type TrustedTypes = { createPolicy: (name: string, rules: Policy) => Policy };

/** Only ever given one entity, such as `&eacute;`, and only put where markup is text. */
const rules: Policy = { createHTML: (entity) => (/^&[#\w]+;$/.test(entity) ? entity : "") };
const policy =
  (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("atrium-entities", rules) ?? rules;
const decoder = document.createElement("textarea");

/** The characters of an entity, or the text itself when it is none. */
export function decodeHTMLStrict(text: string): string {
  decoder.innerHTML = policy.createHTML(text);
  return decoder.value || text;
}
