import { createStore } from "#platform/store/create-store.ts";
import { onClear } from "#platform/store/feed.ts";
import { useStore } from "#platform/store/use-store.ts";

/** What one may do anywhere in the present workspace; the server decides, this only hides what it would refuse. */
const permissions = createStore<ReadonlySet<string>>(new Set());

export const keepPermissions = (names: readonly string[]): void => permissions.set(new Set(names));
export const may = (permission: string): boolean => permissions.get().has(permission);
export const useMay = (permission: string): boolean => useStore(permissions, (all) => all.has(permission));

export const registerPermissions = (): void => onClear(() => permissions.set(new Set()));
