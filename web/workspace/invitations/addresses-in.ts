const address = /[^\s<>,;"()]+@[^\s<>,;"()]+\.[^\s<>,;"()]+/g;

/** The e-mail addresses in a pasted list: `Mina Kaplan <mina@example.org>; jonas@example.org`. Each once. */
export const addressesIn = (text: string): string[] => {
  const found = (text.match(address) ?? []).map((one) => one.replace(/\.$/, ""));
  return [...new Map(found.map((one) => [one.toLowerCase(), one])).values()];
};

/** The first entry of the list that holds no address, or undefined. */
export const notAnAddress = (text: string): string | undefined =>
  text
    .split(/[,;\n]+/)
    .map((entry) => entry.trim())
    .find((entry) => entry !== "" && addressesIn(entry).length === 0);
