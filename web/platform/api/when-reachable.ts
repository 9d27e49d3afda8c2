/**
 * Loads code that is fetched on demand. Without a network it waits until there is one, so that what asked for it shows
 * what it shows while loading; it must never take the whole screen down because a tunnel came at the wrong moment.
 * When the server answers and the code still does not come, it is of a version that is gone: that is an error.
 */
export async function whenReachable<T>(load: () => Promise<T>): Promise<T> {
  for (let pause = 1000; ; pause = Math.min(pause * 2, 30_000)) {
    try {
      return await load();
    } catch {
      if (await answers()) return load();
      await online(pause);
    }
  }
}

const answers = async (): Promise<boolean> =>
  navigator.onLine &&
  fetch("/health/live", { cache: "no-store" }).then(
    () => true,
    () => false,
  );

/** Resolves when the browser has a network again, and after a pause in any case: not every loss is noticed. */
function online(pause: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, pause);
    window.addEventListener("online", done);
  });
}
