/** The text every contender delivers: about 300 bytes as JSON, as a short message has. */
export const words = "The migration ran on staging in 3 min 12 s for 41 million rows. ".repeat(4).slice(0, 240);

/** Milliseconds between bursts: longer than a broadcast takes, so that each is delivered on its own. */
const pause = 12;

/** Sends as the parent asks, and answers how much CPU this process spent until everything was handed to the network. */
export function sendOnRequest(send: (burst: number) => void, settled: () => boolean): void {
  process.on("message", (message: { burst: number; messages: number }) => void measure(message, send, settled));
}

async function measure(
  { burst, messages }: { burst: number; messages: number },
  send: (burst: number) => void,
  settled: () => boolean,
): Promise<void> {
  const before = process.cpuUsage();
  for (let sent = 0; sent < messages; sent += burst) {
    send(burst);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  while (!settled()) await new Promise((resolve) => setTimeout(resolve, pause));
  const { user, system } = process.cpuUsage(before);
  process.send?.({ cpuMicroseconds: user + system, user, system });
}
