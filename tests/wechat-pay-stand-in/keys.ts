import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, webcrypto } from 'node:crypto';
import { Integer, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, Certificate } from 'pkijs';

const COMMON_NAME = '2.5.4.3';
const KEY = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' } as const;

export interface Certified {
  holder: string;
  /** Upper-case hex, as it is written in headers. */
  serial: string;
  privateKey: KeyObject;
  pem: string;
}

/** A key of 2048 bits with a certificate, issued by another or by itself. */
export async function certify(holder: string, by?: Certified, until = '2049-12-31T00:00:00Z'): Promise<Certified> {
  const pair = await webcrypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
  const number = Uint8Array.of(1, ...randomBytes(15));
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ valueHex: number.buffer }) });
  const named = (value: string) => new AttributeTypeAndValue({ type: COMMON_NAME, value: new Utf8String({ value }) });
  certificate.issuer.typesAndValues.push(named(by?.holder ?? holder));
  certificate.subject.typesAndValues.push(named(holder));
  certificate.notBefore.value = new Date('2020-01-01T00:00:00Z');
  certificate.notAfter.value = new Date(until);
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey as CryptoKey);
  const signs = by ? by.privateKey.toCryptoKey(KEY, true, ['sign']) : pair.privateKey;
  await certificate.sign(signs as CryptoKey, 'SHA-256');
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey));
  const der = Buffer.from(certificate.toSchema(true).toBER()).toString('base64');
  return {
    holder,
    serial: Buffer.from(number).toString('hex').toUpperCase(),
    privateKey: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
    pem: `-----BEGIN CERTIFICATE-----\n${der.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

/** A bare pair, as the merchant's own and WeChat Pay's newer public key are. */
export const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
