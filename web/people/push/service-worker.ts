/** A script's address is a sink the content security policy guards: this one address is allowed, and no other. */
const address = "/service-worker.js";
type Policy = { createScriptURL(url: string): string };
type Factory = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy };

let policy: Policy | undefined;
const trusted = (): string => {
  const factory = (window as { trustedTypes?: Factory }).trustedTypes;
  policy ??= factory?.createPolicy("atrium-service-worker", { createScriptURL: () => address });
  return policy?.createScriptURL(address) ?? address;
};

/** The part of the app that hears pushes; begun only for who wants to be told. */
export async function serviceWorker(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(trusted());
  return navigator.serviceWorker.ready;
}
