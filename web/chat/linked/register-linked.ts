import { messageParts } from "../messages/index.ts";
import { LinkedCards } from "./linked-cards.tsx";
import { registerLinkedStore } from "./linked-store.ts";

/** Called once. */
export function registerLinked(): void {
  registerLinkedStore();
  messageParts.add(LinkedCards, 40);
}
