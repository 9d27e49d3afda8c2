import { createStore } from "./create-store.ts";

/** The time in milliseconds, told again four times a minute: for what ends or begins by itself. */
export const minute = createStore(Date.now());

setInterval(() => minute.set(Date.now()), 15_000);
