import { createHash, createSign, createVerify, type KeyObject, type X509Certificate } from 'node:crypto';

export type Params = Record<string, string>;

/** Parameters in the order of their names, as they are signed; `sign_type` is signed in a request and not in a notification. */
export const signedText = (params: Params, without: readonly string[]): string =>
  Object.entries(params)
    .filter(([name]) => !without.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

export const signed = (text: string, key: KeyObject): string => createSign('RSA-SHA256').update(text).sign(key, 'base64');

export const isSignedBy = (key: KeyObject, { text, sign }: { text: string; sign: string }): boolean =>
  createVerify('RSA-SHA256').update(text).verify(key, sign, 'base64');

/** The members of a JSON object as they stand in its text: Alipay signs the text of its answer, not what it says. */
export function rawMembers(text: string): Map<string, string> {
  const members = new Map<string, string>();
  let depth = 0;
  let last = '';
  let name: string | undefined;
  let from = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    const ends = depth === 1 && (token === ',' || token === '}');
    if (ends && name !== undefined) members.set(name, text.slice(from, index).trim());
    if (ends) name = undefined;
    if (depth === 1 && token === ':' && name === undefined) {
      name = JSON.parse(last) as string;
      from = index + 1;
    }
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    last = token;
  }
  return members;
}

/** The serial number by which Alipay knows a certificate: of the issuer's name, most particular part first, and the number. */
export function serialOf({ issuer, serialNumber }: X509Certificate): string {
  const name = issuer.split('\n').toReversed().join(',');
  return createHash('md5')
    .update(`${name}${BigInt(`0x${serialNumber}`)}`)
    .digest('hex');
}

const RSA = '1.2.840.113549.1.1.';

/** Of Alipay's root certificates those count that are signed by RSA; the others are for signatures that we do not make. */
export const rootSerial = (roots: readonly X509Certificate[]): string =>
  roots
    .filter(({ signatureAlgorithmOid }) => signatureAlgorithmOid.startsWith(RSA))
    .map(serialOf)
    .join('_');

interface Trust {
  roots: readonly X509Certificate[];
  /** What may stand between. */
  others: readonly X509Certificate[];
  /** Unix milliseconds. */
  at: number;
}

/** Whether a certificate is valid now, and issued by a root, or by one that is. */
export function isTrusted(one: X509Certificate, { roots, others, at }: Trust): boolean {
  if (at < Date.parse(one.validFrom) || at > Date.parse(one.validTo)) return false;
  const isIssuedBy = (issuer: X509Certificate) => one.checkIssued(issuer) && one.verify(issuer.publicKey);
  if (roots.some(isIssuedBy)) return true;
  const issuer = others.find((other) => other !== one && other.ca && isIssuedBy(other));
  return issuer !== undefined && isTrusted(issuer, { roots, at, others: others.filter((other) => other !== issuer) });
}
