const prefix = "atrium-own ";

/** Opens an address in a small window of its own, or brings the one that shows it to the front. */
export function openOwnWindow(address: string): void {
  window.open(address, prefix + address, "popup,width=480,height=760")?.focus();
}

/** Whether this is such a window: it shows what it was opened for, without the frame around it. */
export const isOwnWindow = (): boolean => window.name.startsWith(prefix);

/** Telephones have no windows. */
export const hasWindows = (): boolean => !matchMedia("(pointer: coarse)").matches;
