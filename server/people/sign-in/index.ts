import { feature } from "#platform/operations/feature.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";
import { signUp } from "./sign-up.ts";

/** Registering, signing in and signing out with a browser. */
export const signInFeature = feature({
  name: "people/sign-in",
  operations: [signUp, signIn, signOut],
});
