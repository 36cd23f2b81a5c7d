/**
 * What stands before something secret, in an address, a cookie, a body or a header, and the secret itself. Lengths are
 * bounded, so that no line takes long, whatever somebody writes into it.
 */
const SECRETS: readonly RegExp[] = [
  // A step of a path: `/admin/reset/…`
  /((?:\/|%2F)(?:reset|reset-password|verify|unlock|calendars)(?:\/|%2F))[^\s"'/?#&\\]+/gi,
  // A named value of an address or a cookie, also of an address within an address: `token=…`, `payload-token=…`, `token%3D…`
  /((?:^|[?&;\s"'/]|%3F|%26)(?:[\w.-]{0,40}(?:token|secret|passw|passphrase|session|signature|credential)[\w.-]{0,40}|code|otp|key|sig)(?:=|%3D))[^&;\s"'\\#]+/gi,
  // A named value of JSON, also where a string holds JSON.
  /(\\{0,4}"[\w-]{0,40}(?:token|secret|passw|passphrase|session|signature|credential|cookie|authorization|otp)[\w-]{0,40}\\{0,4}"\s?:\s?\\{0,4}")[^"\\]+(?:\\+[^"\\]+)*/gi,
  // A sign-in code is all digits, which a code of an error is not.
  /(\\{0,4}"code\\{0,4}"\s?:\s?\\{0,4}")\d{4,8}(?=\\{0,4}")/g,
  /(\b(?:Bearer|Basic|JWT)\s+)[\w.~+/=-]{8,}/gi,
  // The password in the address of a server.
  /(:\/\/)[^\s/"'@]+(?=@)/g,
  /()\beyJ[\w-]{8,2000}\.[\w-]{8,2000}(?:\.[\w-]+)?/g,
];
/** Nothing that is to be read in a log is one word of such length, with digits, and with letters or of both cases. */
const LONG_WORD = /(?<![\w-])[\w-]{40,}(?![\w-])/g;

/** A line for the log without what opens a door: tokens of links and sessions, sign-in codes, cookies, passwords. */
export function hideTokens(line: string): string {
  const named = SECRETS.reduce((text, secret) => text.replace(secret, '$1…'), line);
  return named.replace(LONG_WORD, (word) => (looksRandom(word) ? '…' : word));
}

function looksRandom(word: string): boolean {
  return /^[0-9a-f]+$/i.test(word) || (/\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word));
}
