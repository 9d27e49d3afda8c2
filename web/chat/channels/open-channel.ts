import { useOfPath } from "#platform/router/navigation.ts";

const openIn = (path: string): string | undefined => /^\/[^/]+\/c\/([0-9a-f-]{36})/.exec(path)?.[1];

/** The channel whose address is open. */
export const useOpenChannel = (): string | undefined => useOfPath(openIn);

export const useIsOpen = (channelId: string): boolean => useOfPath((path) => openIn(path) === channelId);
