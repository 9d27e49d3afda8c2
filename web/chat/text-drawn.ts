const drawn = Promise.withResolvers<void>();
/** Milliseconds from drawing the first messages until the line is free again: what they show may still be on its way. */
const pause = 1000;

/** Says that the first messages are on the screen. */
export const noteTextDrawn = (): void => void setTimeout(drawn.resolve, pause);

/** A moment after what somebody came to read is on the screen; where there is nothing to read, after a while. */
export function textDrawn(): Promise<void> {
  setTimeout(noteTextDrawn, 5000);
  return drawn.promise;
}
