import type * as z from "zod";

export type EventType<Name extends string = string, Data extends z.ZodType = z.ZodType> = {
  readonly name: Name;
  readonly summary: string;
  /** What the audience may see: a DTO, never a row. */
  readonly data: Data;
};
export type DataOf<E> = E extends { data: infer D extends z.ZodType } ? z.output<D> : never;

/** Declares an event of the log: past tense, kept, delivered in order to everybody who may see it. */
export const event = <const Name extends string, Data extends z.ZodType>(
  name: Name,
  declaration: { summary: string; data: Data },
): EventType<Name, Data> => ({ name, ...declaration });

/** Declares a signal: delivered to who is connected now and never kept (typing, presence). */
export const signal = event;
export type SignalType = EventType;
