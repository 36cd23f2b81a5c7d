/** A mainland mobile number or an e-mail address, in one form; `undefined` when it is neither. */
export function normalContact(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  if (/^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(plain) && plain.length <= 120) return plain;
  const digits = plain.replace(/[\s()-]/g, '').replace(/^(\+|00)86/, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return digits;
  return /^\+?[1-9]\d{9,14}$/.test(digits) ? digits : undefined;
}
