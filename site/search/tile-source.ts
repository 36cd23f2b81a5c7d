/**
 * The hosts that map tiles come from, as the pages' policy names them: `https://{s}.tile.example/{z}/{x}/{y}.png` is
 * `https://*.tile.example`. Without tiles, or with ones of this site, none.
 */
export function tileSource(address: string | undefined): string | undefined {
  const [, scheme, host] = /^(https?:)\/\/([^/?#]+)/.exec(address ?? '') ?? [];
  if (!scheme || !host) return undefined;
  const named = host.replace(/^[^.]*\{[^}]+\}[^.]*/, '*');
  return /^(\*\.)?[a-z\d.-]+(:\d+)?$/i.test(named) ? `${scheme}//${named}` : undefined;
}
