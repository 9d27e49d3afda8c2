/** Who can be told something outside the app, and where. */
export { recipientsOf } from "./recipient-rows.ts";
