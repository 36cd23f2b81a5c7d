import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

const isPem = (text: string): boolean => text.includes('-----BEGIN');
/** Base64 alone, as Alipay's own tool writes keys: longer than any path is. */
const isBase64 = (text: string): boolean => /^[A-Za-z0-9+/=\s]{300,}$/.test(text);

/** What is set under a name: text on one line with `\n` between, base64, or the path of a file. */
export function readSetting<T>(name: string, text: string, read: (text: string) => T): T {
  try {
    if (isPem(text)) return read(text.replaceAll('\\n', '\n'));
    return read(isBase64(text) ? text : readFileSync(text, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const what = 'it has to be a key or certificate as PEM, or the path of its file';
    throw new Error(`${name} cannot be used (${why}): ${what}.`, { cause: error });
  }
}

export function privateKeyIn(text: string): KeyObject {
  if (isPem(text)) return createPrivateKey(text);
  const key = Buffer.from(text, 'base64');
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  } catch {
    return createPrivateKey({ key, format: 'der', type: 'pkcs1' });
  }
}

/** A public key, bare or in a certificate. */
export function publicKeyIn(text: string): KeyObject {
  if (text.includes('CERTIFICATE')) return new X509Certificate(text).publicKey;
  if (isPem(text)) return createPublicKey(text);
  return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
}

/** All certificates of a file, in its order. */
export function certificatesIn(text: string): [X509Certificate, ...X509Certificate[]] {
  const pems = text.match(/-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs) ?? [];
  const [first, ...others] = pems.map((pem) => new X509Certificate(pem));
  if (!first) throw new Error('there is no certificate in it');
  return [first, ...others];
}

/**
 * Merchants that have authorised an application of Alipay's: `2088… 202411BB…`, the PID and its token, each on a line or
 * parted by commas; or the path of a file with such lines.
 */
export function readCentres(name: string, text: string): ReadonlyMap<string, string> {
  const said = text === '' || /^2088\d{12}\s/.test(text) ? text : readFileSync(text, 'utf8');
  const lines = said.split(/[\n,]/).map((line) => line.trim());
  return new Map(
    lines.flatMap((line): [string, string][] => {
      if (line === '' || line.startsWith('#')) return [];
      const [, pid, token] = /^(2088\d{12})\s+(\w{1,40})$/.exec(line) ?? [];
      if (!pid || !token) throw new Error(`${name} has a line that is no PID with its app_auth_token.`);
      return [[pid, token]];
    }),
  );
}
