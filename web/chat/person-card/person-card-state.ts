import { createStore } from "#platform/store/create-store.ts";

/** Whose card is open, and beside what. */
export const personCard = createStore<{ id: string; beside: Element } | null>(null);

/** Shows who somebody is, beside what was pressed. */
export const openPersonCard = (id: string, beside: Element): void => personCard.set({ id, beside });
export const closePersonCard = (): void => personCard.set(null);
