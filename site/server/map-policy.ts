/**
 * Leaflet puts strings into the page as HTML: what is in a tooltip or an icon, who made the map, and a trial of the
 * browser as it is loaded, which alone would be refused by the pages' policy. As it is bundled, all of these become text.
 */
export function textOnlyMap(): { name: string; transform(code: string, id: string): string | undefined } {
  return {
    name: 'text-only-map',
    transform(code, id) {
      return /[\\/]leaflet[\\/]dist[\\/]leaflet-src/.test(id) ? code.replaceAll('.innerHTML =', '.textContent =') : undefined;
    },
  };
}

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
