/** What a way of telling people outside the app is; see `medium.ts` for how to add one. */
export type {
  Medium,
  MediumName,
  Notice,
  Reason,
  Recipient,
  Telling,
  ToldConversation,
  ToldMessage,
  Withdrawal,
} from "./medium.ts";
export { mediumNames } from "./medium.ts";
