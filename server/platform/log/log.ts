import { type Logger, pino, stdSerializers } from "pino";

export type Log = Logger;

/** Structured lines (JSON, one per line) on standard output; secrets are never passed to it. */
export const openLog = (level: string): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: brief } });

/** What helps to find a defect. Drivers hang whole connections on their errors, and PostgreSQL quotes people's data. */
function brief(error: Error & { code?: string }) {
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, ...(error.code && { code: error.code }), stack };
}
