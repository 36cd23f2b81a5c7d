import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { CertBag, id_ContentType_EncryptedData, PFX, PKCS8ShroudedKeyBag, type SafeContents } from 'pkijs';
import type { KeyAndCertificates } from './port.ts';

interface Opened {
  safeContents: { value: SafeContents }[];
}

/**
 * The key and the certificates of a PKCS#12 file.
 *
 * @throws when it is none, is locked by another passphrase, or in the old way (RC2, triple DES)
 */
export async function readP12(bytes: Uint8Array, passphrase: string): Promise<KeyAndCertificates> {
  const password = Uint8Array.from(Buffer.from(passphrase)).buffer;
  const pfx = PFX.fromBER(Uint8Array.from(bytes).buffer);
  await pfx.parseInternalValues({ password, checkIntegrity: true });
  const safe = pfx.parsedValue?.authenticatedSafe;
  if (!safe) throw new Error('there is nothing in it');
  const locked = safe.safeContents.map(({ contentType }) => (contentType === id_ContentType_EncryptedData ? { password } : {}));
  await safe.parseInternalValues({ safeContents: locked });
  const opened: Opened = safe.parsedValue;
  const bags = opened.safeContents.flatMap(({ value }) => value.safeBags.map(({ bagValue }) => bagValue));
  const lockedKey = bags.find((bag) => bag instanceof PKCS8ShroudedKeyBag);
  const certificates = bags.flatMap((bag) =>
    bag instanceof CertBag ? [Buffer.from(bag.parsedValue.toSchema(true).toBER())] : [],
  );
  if (!lockedKey) throw new Error('it has no key');
  const der = Buffer.from(lockedKey.toSchema().toBER());
  return inOrder(createPrivateKey({ key: der, format: 'der', type: 'pkcs8', passphrase }), certificates);
}

/** The key's own certificate goes first. */
export function inOrder(key: KeyObject, certificates: Uint8Array[]): KeyAndCertificates {
  const own = certificates.find((one) => new X509Certificate(one).checkPrivateKey(key));
  if (!own) throw new Error('none of its certificates belongs to its key');
  const buffers = [own, ...certificates.filter((one) => one !== own)].map((one) => Uint8Array.from(one).buffer);
  return { key: Uint8Array.from(key.export({ format: 'der', type: 'pkcs8' })).buffer, certificates: buffers };
}
