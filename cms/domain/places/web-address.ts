const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{1,61}(?::\d{1,5})?(?:[/?#]\S*)?$/u;

/**
 * An address of the web as it can be followed: `www.example.cn` becomes `https://www.example.cn`. `undefined` for what
 * is none, such as `javascript:…`, a host without a domain, or one that carries a name and password.
 */
export function webAddress(text: string): string | undefined {
  const typed = text.trim();
  const address = DOMAIN.test(typed) ? `https://${typed}` : typed;
  if (!/^https?:\/\/(?!\/)[^\s\\<>"'`]+$/i.test(address) || !URL.canParse(address)) return undefined;
  const { hostname, username, password } = new URL(address);
  return hostname.includes('.') && !username && !password ? address : undefined;
}

/** Where a link in a text may go: besides the web, to this site's own pages, by mail and by telephone. */
export function linkAddress(text: string): string | undefined {
  const typed = text.trim();
  if (/^(?:\/(?![/\\])|#)[^\s\\<>"'`]*$/.test(typed)) return typed;
  if (/^mailto:[^\s@<>"'`]+@[^\s@<>"'`]+$|^tel:\+?[\d() -]+$/i.test(typed)) return typed;
  if (/^[^\s@:/<>"'`]+@[^\s@:/<>"'`]+\.[^\s@:/<>"'`]+$/.test(typed)) return `mailto:${typed}`;
  return webAddress(typed);
}
