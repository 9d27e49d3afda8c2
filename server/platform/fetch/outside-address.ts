import { BlockList, isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** What the person who runs the instance lets it reach although it is no public address: names and networks. */
export type Allowed = { covers(host: string): boolean };

/** @param entries Host names (`wiki.example.lan`, `*.example.lan`), addresses and networks in CIDR notation. */
export function allowedBy(entries: readonly string[]): Allowed {
  const networks = new BlockList();
  const names: string[] = [];
  for (const entry of entries) {
    if (ipaddr.isValidCIDR(entry)) {
      const [address, bits] = ipaddr.parseCIDR(entry);
      networks.addSubnet(address.toString(), bits, address.kind());
    } else if (isIP(entry)) networks.addAddress(entry, ipaddr.parse(entry).kind());
    else names.push(entry.toLowerCase());
  }
  const isNamed = (host: string) =>
    names.some((name) => (name.startsWith("*.") ? host.endsWith(name.slice(1)) : host === name));
  return { covers: (host) => (isIP(host) ? networks.check(host, ipaddr.parse(host).kind()) : isNamed(host)) };
}

/** A cloud's own services behind an address that looks public (Azure's "wire server"). */
const disguised = new Set(["168.63.129.16"]);

/**
 * Whether an address is one of the public internet: global unicast, and none that leads to another address through a
 * translator (6to4, Teredo, NAT64, SIIT, ISATAP) or is kept for special use (RFC 6890, RFC 8190). Everything not known
 * to be public is not.
 */
function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || text.includes("%")) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast" || disguised.has(text)) return false;
  if (address.kind() === "ipv4") return isIP(text) === 4;
  const parts = (address as ipaddr.IPv6).parts;
  const [first = 0, second = 0] = parts;
  const isGlobal = first >= 0x2000 && first <= 0x3fff;
  const isForProtocols = first === 0x2001 && second < 0x200;
  const isIsatap = ((parts[4] ?? 0) & ~0x0200) === 0 && parts[5] === 0x5efe;
  return isGlobal && !isForProtocols && !isIsatap;
}

/** Names that mean a machine's own surroundings, whatever they resolve to (RFC 6761, RFC 6762, RFC 8375). */
const ownNames =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|corp|home|home\.arpa|private|onion|test|invalid)$/;
const namesTooFar = (host: string): boolean => !host.includes(".") || ownNames.test(host);

/** Where web pages are; anything else is somebody's other service. */
const ports = new Set(["", "80", "443", "8080", "8443"]);

/** A place as it is asked for: the address without its fragment, its host without brackets and trailing dot. */
export type OutsidePlace = { url: URL; host: string };

/** What an address names, in one way of writing; undefined when it is no web page or holds a credential. */
export function outsidePlace(address: string | URL): OutsidePlace | undefined {
  const url = URL.parse(`${address}`);
  if (!url || !["http:", "https:"].includes(url.protocol) || url.username || url.password) return undefined;
  // The parser has made one form of decimal, octal, hexadecimal, escaped and international writings.
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.+$/, "");
  if (!host || host.length > 253) return undefined;
  if (!isIP(host)) url.hostname = host;
  url.hash = "";
  return { url, host };
}

/** Whether a place may be asked at this address of its. */
export function mayAsk({ url, host }: OutsidePlace, address: string, allowed: Allowed): boolean {
  if (!isIP(address)) return false;
  if (allowed.covers(host) || allowed.covers(address)) return true;
  return ports.has(url.port) && isPublicAddress(address) && (isIP(host) > 0 || !namesTooFar(host));
}
