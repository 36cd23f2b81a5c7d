import { createHash, X509Certificate } from 'node:crypto';
import { Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  id_ContentType_Data,
  id_ContentType_SignedData,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { KeyAndCertificates, SealPort } from './port.ts';

const OF_CONTENT = '1.2.840.113549.1.9.3';
const OF_DIGEST = '1.2.840.113549.1.9.4';
const OF_CERTIFICATE = '1.2.840.113549.1.9.16.2.47';
const SHA_256 = '2.16.840.1.101.3.4.2.1';
/** Around the certificates: names, attributes and a signature of the longest keys. */
const BESIDES = 2500;

/**
 * The seal of a certificate and its key, RSA or ECDSA. Which certificate signed is under the signature itself, and the time is
 * in the paper alone, as PAdES has it (ETSI EN 319 142-1).
 */
export async function createSeal(name: SealPort['name'], { key, certificates }: KeyAndCertificates): Promise<SealPort> {
  const [own] = certificates;
  if (!own) throw new Error('The seal has no certificate.');
  const read = new X509Certificate(Buffer.from(own));
  const algorithm = algorithmOf(read);
  const privateKey = await crypto.subtle.importKey('pkcs8', key, algorithm, false, ['sign']);
  const chain = certificates.map((one) => Certificate.fromBER(one));
  return {
    name,
    holder: holderOf(read),
    fingerprint: createHash('sha256').update(Buffer.from(own)).digest('hex'),
    validFrom: new Date(read.validFrom).toISOString(),
    validUntil: new Date(read.validTo).toISOString(),
    longest: certificates.reduce((bytes, one) => bytes + one.byteLength, BESIDES),
    sign: async (covered) => {
      const signed = new SignedData({
        version: 1,
        encapContentInfo: new EncapsulatedContentInfo({ eContentType: id_ContentType_Data }),
        certificates: chain,
        signerInfos: [signerInfo(covered, own)],
      });
      await signed.sign(privateKey, 0, 'SHA-256', Uint8Array.from(covered).buffer);
      const content = new ContentInfo({ contentType: id_ContentType_SignedData, content: signed.toSchema(true) });
      return new Uint8Array(content.toSchema().toBER(false));
    },
  };
}

function signerInfo(covered: Uint8Array, certificate: ArrayBuffer): SignerInfo {
  const { issuer, serialNumber } = Certificate.fromBER(certificate);
  const octets = (bytes: Uint8Array) => new OctetString({ valueHex: digestOf(bytes) });
  const ofCertificate = new Sequence({
    value: [new Sequence({ value: [new Sequence({ value: [octets(new Uint8Array(certificate))] })] })],
  });
  const attributes: [string, OctetString | ObjectIdentifier | Sequence][] = [
    [OF_CONTENT, new ObjectIdentifier({ value: id_ContentType_Data })],
    [OF_DIGEST, octets(covered)],
    [OF_CERTIFICATE, ofCertificate],
  ];
  return new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer, serialNumber: new Integer({ valueHex: serialNumber.valueBlock.valueHexView }) }),
    digestAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256 }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: 0,
      attributes: attributes.map(([type, value]) => new Attribute({ type, values: [value] })),
    }),
  });
}

const digestOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(createHash('sha256').update(bytes).digest()).buffer;

function algorithmOf(certificate: X509Certificate): RsaHashedImportParams | EcKeyImportParams {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  if (asymmetricKeyType === 'rsa') return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const namedCurve = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }[asymmetricKeyDetails?.namedCurve ?? ''];
  if (asymmetricKeyType === 'ec' && namedCurve) return { name: 'ECDSA', namedCurve };
  throw new Error(`The seal's key is ${asymmetricKeyType}; RSA or ECDSA on P-256, P-384 or P-521 can be used.`);
}

/** @example holderOf(certificate) // '泰州市卫生健康委员会' */
export function holderOf({ subject }: Pick<X509Certificate, 'subject'>): string {
  const named = new Map(
    subject.split(/\n| \+ /).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return named.get('O') ?? named.get('CN') ?? subject.replaceAll('\n', ', ');
}
