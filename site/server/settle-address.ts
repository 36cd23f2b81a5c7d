/**
 * The one form of an address: what stands behind the door (guards, limits, Astro, the staff surface) all see this, so
 * that no spelling of an address passes a guard which knows another.
 *
 * Letters that need no escape lose it (`%6c` is `l`), dot segments, doubled slashes and one at the end go, a backslash is
 * a slash. An escape that is none, or does not spell UTF-8, is taken for the characters themselves: an address nobody has.
 *
 * @param url as the request line has it
 * @returns path and query, or nothing for what is no address of this server (`*`, `http://elsewhere/`)
 * @example `settleAddress('/admin//api/./users/%6cogin?x=1')` is `'/admin/api/users/login?x=1'`
 */
export function settleAddress(url: string): string | undefined {
  if (!url.startsWith('/')) return undefined;
  const at = url.search(/[?#]/);
  const path = at < 0 ? url : url.slice(0, at);
  const query = at >= 0 && url[at] === '?' ? url.slice(at).replace(/#.*$/s, '') : '';
  return `${settlePath(path)}${query}`;
}

/** Steps of plain characters, none of which begins with a dot: most addresses, in their one form already. */
const SETTLED = /^(?:\/[\w~-][\w.~-]*)+$/;

function settlePath(path: string): string {
  if (path === '/' || SETTLED.test(path)) return path;
  const readable = path
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => spelt(escapes))
    .replace(/\\/g, '/')
    .replace(/\/{2,}/g, '/');
  // Takes the dot segments away, and escapes what may not stand in an address.
  const whole = new URL(`http://here.invalid${readable}`).pathname.replace(/\/{2,}/g, '/');
  return whole.replace(/(.)\/$/, '$1');
}

/** Escapes in one spelling; those of letters, digits, `-`, `.`, `_` and `~` as the characters. */
function spelt(escapes: string): string {
  try {
    decodeURIComponent(escapes);
  } catch {
    return escapes.replaceAll('%', '%25');
  }
  return escapes.replace(/%../g, (one) => {
    const character = String.fromCharCode(Number.parseInt(one.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : one.toUpperCase();
  });
}
