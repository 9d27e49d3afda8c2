import { useRef } from "react";

type HtmlPolicy = { createHTML: (html: string) => string };
type TrustedTypes = { createPolicy: (name: string, rules: HtmlPolicy) => HtmlPolicy };

/**
 * The page's policy asks for a named promise that HTML is harmless. The frame keeps it: nothing in it may run.
 * Styles are set aside, because the policy refuses them in markup, and put on by `dress`.
 */
const rules: HtmlPolicy = {
  createHTML: (html) => `<base target="_blank">${html.replace(/\sstyle="/g, ' data-style="')}`,
};
const policy =
  (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("atrium-mail", rules) ?? rules;

/** A mail's HTML in a frame without scripts or forms, whose links open beside this page. */
export function MailFrame({ title, html }: { title: string; html: string }) {
  const written = useRef<string | null>(null);
  const write = (frame: HTMLIFrameElement | null) => {
    if (!frame || written.current === html) return;
    written.current = html;
    frame.srcdoc = policy.createHTML(html);
  };
  return (
    <iframe
      ref={write}
      title={title}
      // The same origin, so that `dress` may reach in; without scripts nobody in there can reach out.
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      className="min-h-0 w-full flex-1 bg-[white]"
      onLoad={(load) => dress(load.currentTarget.contentDocument)}
    />
  );
}

function dress(mail: Document | null): void {
  for (const element of mail?.querySelectorAll<HTMLElement>("[data-style]") ?? []) {
    element.style.cssText = element.dataset.style ?? "";
  }
}
