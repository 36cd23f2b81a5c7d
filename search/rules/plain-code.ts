/**
 * A value in small letters, digits, hyphens and underscores only. An engine may compare strings without regard to
 * case, width and accents, and take no other characters in a key; codes of different values stay different.
 * @example plainCode('Montréal') // '_4d_ontr_e9_al'
 */
export function plainCode(value: string): string {
  if (/^[a-z0-9-]*$/.test(value)) return value;
  return Array.from(value, (char) => (/[a-z0-9-]/.test(char) ? char : `_${char.codePointAt(0)?.toString(16)}_`)).join('');
}

/** @example fromPlainCode('_4d_ontr_e9_al') // 'Montréal' */
export function fromPlainCode(code: string): string {
  return code.replace(/_([0-9a-f]+)_/g, (_, point: string) => String.fromCodePoint(Number.parseInt(point, 16)));
}

/** By their codes, so that every engine has the same order whatever ids are made of. */
export function compareIds(a: string, b: string): number {
  const [one, other] = [plainCode(a), plainCode(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
