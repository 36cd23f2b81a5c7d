const ADDRESS = /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\]+\.[^\s@,;:<>()[\]"\\]+$/;
const PHONE = /^\+?[0-9][0-9 -]{4,18}[0-9]$/;

/** Whether this is one e-mail address or one phone number; lists of addresses are neither. */
export function recipientKind(to: string): 'email' | 'phone' | undefined {
  if (to.length > 254) return undefined;
  if (ADDRESS.test(to)) return 'email';
  return PHONE.test(to) ? 'phone' : undefined;
}
