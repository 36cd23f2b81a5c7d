/**
 * Overlapping pairs, then the last character alone. The last one lets a single character be found as a prefix
 * wherever it stands, and keeps a phrase from running on into the next run.
 * @example bigrams('海陵区') // ['海陵', '陵区', '区']
 */
export function bigrams(run: string): string[] {
  const chars = Array.from(run);
  return chars.map((char, at) => char + (chars[at + 1] ?? ''));
}

/**
 * An FTS5 phrase that matches exactly the runs that contain this one. The run must hold letters only.
 * @example bigramPhrase('海陵区') // '"海陵 陵区"'
 */
export function bigramPhrase(run: string): string {
  const pairs = bigrams(run);
  return pairs.length === 1 ? `"${pairs[0]}" *` : `"${pairs.slice(0, -1).join(' ')}"`;
}
