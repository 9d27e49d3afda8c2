import { fork } from "node:child_process";
import type { Benchmark, Figures } from "./bench-command.ts";
import { Sockets } from "./fanout/sockets.ts";

/**
 * CPU of the server process per delivered event, to 2,000 sockets: ours through the real gateway (event, audience,
 * frames), Socket.IO's broadcast to a room, and a plain `ws` loop. One event each 12 ms, then bursts of 4. Each
 * contender is a process of its own; the receiving sockets live in this one; rounds are interleaved and the median
 * is told, because the machine's speed drifts.
 */
const contenders = ["ours", "socketio", "ws"] as const;
type Contender = (typeof contenders)[number];
const sockets = 2000;
const rounds = 5;

export const run: Benchmark["run"] = async ({ say }) => {
  const servers = new Map<Contender, Awaited<ReturnType<typeof start>>>();
  for (const name of contenders) servers.set(name, await start(name));
  const measured = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const burst of [1, 4]) {
      for (const name of contenders) {
        const us = await (servers.get(name) as Awaited<ReturnType<typeof start>>).measure(burst);
        // The first round warms up.
        if (round > 0) measured.set(`${name} ${burst}`, [...(measured.get(`${name} ${burst}`) ?? []), us]);
        if (round > 0) say(`round ${round}, burst of ${burst}, ${name}: ${us.toFixed(2)} µs per delivery`);
      }
    }
  }
  for (const server of servers.values()) server.stop();
  return figuresOf(measured);
};

async function start(name: Contender) {
  const child = fork(new URL(`./fanout/${name}.ts`, import.meta.url));
  const next = <T>() => new Promise<T>((resolve) => child.once("message", (message) => resolve(message as T)));
  const place = await next<{ url: string; headers?: Record<string, string>; hello?: string[] }>();
  const receivers = await Sockets.open(sockets, place);
  return {
    measure: async (burst: number): Promise<number> => {
      const messages = burst === 1 ? 120 : 240;
      receivers.expect(messages * sockets);
      child.send({ burst, messages });
      const [{ cpuMicroseconds }] = await Promise.all([next<{ cpuMicroseconds: number }>(), receivers.done()]);
      return cpuMicroseconds / (messages * sockets);
    },
    stop: () => {
      receivers.close();
      child.kill();
    },
  };
}

function figuresOf(measured: Map<string, number[]>): Figures {
  const us = (key: string) => median(measured.get(key) ?? []);
  const ratio = (a: string, b: string) => {
    const pairs = (measured.get(a) ?? []).map((value, index) => value / (measured.get(b)?.[index] as number));
    return round(median(pairs), 3);
  };
  return {
    sockets,
    ours_us: round(us("ours 1")),
    socketio_us: round(us("socketio 1")),
    ws_us: round(us("ws 1")),
    ratio_socketio: ratio("ours 1", "socketio 1"),
    ratio_ws: ratio("ours 1", "ws 1"),
    burst_ours_us: round(us("ours 4")),
    burst_socketio_us: round(us("socketio 4")),
    burst_ws_us: round(us("ws 4")),
    burst_ratio_socketio: ratio("ours 4", "socketio 4"),
    burst_ratio_ws: ratio("ours 4", "ws 4"),
  };
}

const round = (value: number, digits = 2) => Number(value.toFixed(digits));
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
