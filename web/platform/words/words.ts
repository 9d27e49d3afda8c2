import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";

/**
 * The language of the screen. English is in the source; other languages come as catalogues in
 * `catalogues/` when somebody chooses them.
 */
export function startWords(): void {
  i18n.setMessagesCompiler(compileMessage);
  i18n.loadAndActivate({ locale: "en", messages: {} });
}

export { i18n };
