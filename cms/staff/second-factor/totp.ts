import { Secret, TOTP } from 'otpauth';

/** As every authenticator app has it (RFC 6238). */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** How many half minutes a telephone's clock may be ahead or behind. */
const WINDOW = 1;

/** A new secret, in the letters in which it can be typed. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** What an app reads out of the picture: whose it is, for which portal. */
export const addressOf = (secret: string, { issuer, label }: { issuer: string; label: string }): string =>
  new TOTP({ ...FORM, issuer, label, secret }).toString();

/** Number of the half minute whose code it is, near `at` (milliseconds); none when it is not one of them. */
export function stepOf(secret: string, code: string, at: number): number | undefined {
  const totp = new TOTP({ ...FORM, secret });
  const delta = totp.validate({ token: code, timestamp: at, window: WINDOW });
  return delta === null ? undefined : totp.counter({ timestamp: at }) + delta;
}
