import { createStore } from "../store/create-store.ts";
import { type ApiClient, createClient } from "./client.ts";

/** Counts how often the server said that nobody is signed in; whoever knows the account listens. */
export const signedOut = createStore(0);

/** The web app's own client: the page's address, the session cookie. */
export const api: ApiClient = createClient({
  onRefused: (error) => {
    if (error.code === "not_signed_in") signedOut.set((times) => times + 1);
  },
});
