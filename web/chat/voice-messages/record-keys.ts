/** Begins and ends a voice message. */
export const recordKeys = "Alt+Shift+V";
