/**
 * Stands in for the package `punycode.js`, of which markdown-it uses two functions: the browser writes domain
 * names in ASCII itself. They are not turned back: a name that looks like another one stays recognisable.
 */
const toASCII = (host: string): string => (URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : host);
const toUnicode = (host: string): string => host;

export default { toASCII, toUnicode };
