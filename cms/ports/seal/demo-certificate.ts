import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Integer, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension } from 'pkijs';
import type { KeyAndCertificates } from './port.ts';
import { inOrder } from './read-p12.ts';

const NAME = 'demo-seal.pem';
/** A demonstration's clock can be set to any day. */
const [FROM, UNTIL] = ['2000-01-01T00:00:00Z', '2049-12-31T00:00:00Z'];
const COMMON_NAME = '2.5.4.3';
const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** A demonstration's own certificate, which nobody vouches for: made when first asked for, and kept in the data folder for its owner alone. */
export async function demoCertificate(folder: string, holder: string): Promise<KeyAndCertificates> {
  const path = join(folder, NAME);
  if (!existsSync(path)) await make(path, holder);
  const pem = readFileSync(path, 'utf8');
  return inOrder(createPrivateKey(pem), [new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'))).raw]);
}

/** Of two processes that start together, the first to be done makes it. */
async function make(path: string, holder: string): Promise<void> {
  const pair = await crypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ valueHex: serialNumber() }) });
  for (const name of [certificate.issuer, certificate.subject])
    name.typesAndValues.push(new AttributeTypeAndValue({ type: COMMON_NAME, value: new Utf8String({ value: holder }) }));
  certificate.notBefore.value = new Date(FROM);
  certificate.notAfter.value = new Date(UNTIL);
  const none = new BasicConstraints({ cA: false }).toSchema().toBER();
  certificate.extensions = [new Extension({ extnID: '2.5.29.19', critical: true, extnValue: none })];
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey);
  await certificate.sign(pair.privateKey, 'SHA-256');
  const key = pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  mkdirSync(join(path, '..'), { recursive: true });
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(fresh, `${key}${pem('CERTIFICATE', certificate.toSchema(true).toBER())}`, { mode: 0o600 });
  try {
    linkSync(fresh, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

const serialNumber = (): ArrayBuffer => Uint8Array.of(1, ...randomBytes(15)).buffer;

const pem = (what: string, der: ArrayBuffer): string =>
  `-----BEGIN ${what}-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${what}-----\n`;
