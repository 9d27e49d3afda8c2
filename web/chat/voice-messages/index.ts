/** Voice messages in conversations: recording one where it will be sent, hearing one by keyboard. */
export { registerVoiceMessages } from "./register-voice-messages.ts";
