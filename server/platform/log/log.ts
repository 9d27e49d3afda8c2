import { type Logger, pino } from "pino";

export type Log = Logger;

/** Structured lines (JSON, one per line) on standard output; secrets are never passed to it. */
export const openLog = (level: string): Log => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
