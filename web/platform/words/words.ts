import { i18n } from "@lingui/core";

/**
 * The language of the screen. English is in the source, compiled by the build; other languages come as catalogues in
 * `catalogues/` when somebody chooses them.
 */
export function startWords(): void {
  i18n.loadAndActivate({ locale: "en", messages: {} });
}

export { i18n };
