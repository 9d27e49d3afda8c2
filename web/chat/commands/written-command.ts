/** A text that is meant as a command: a slash, a name, and what it needs. A path like `/usr/bin` is none. */
export const writtenCommand = (text: string): { name: string; rest: string } | null => {
  const [, name, rest = ""] = /^\/([a-z][\w-]*)(?:\s+([\s\S]*))?$/i.exec(text.trim()) ?? [];
  return name === undefined ? null : { name: name.toLowerCase(), rest };
};

/** `//` sends a slash that is no command. */
export const withoutEscape = (text: string): string => (text.startsWith("//") ? text.slice(1) : text);
