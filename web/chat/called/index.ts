/** What may call more than those it names: the text is looked at, and who writes asked, before it is sent. */
export const mayCallMany = (text: string): boolean => /@(?:channel|here|everyone)|\]\(group:/.test(text);

export const confirmCalls = async (...asked: Parameters<typeof import("./confirm-calls.ts").confirmCalls>) =>
  (await import("./confirm-calls.ts")).confirmCalls(...asked);
