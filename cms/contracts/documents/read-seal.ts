import { createHash, X509Certificate } from 'node:crypto';
import { ContentInfo, SignedData } from 'pkijs';
import { holderOf } from '#cms/ports/seal/create-seal.ts';

/**
 * What a PDF's seal says: there is none; it does not fit what it covers; it does. `whole` is whether it covers all of the file, and
 * `sealed` is the file as it was when the seal was put on.
 */
export type SealFound =
  | { state: 'none' }
  | { state: 'broken' }
  | { state: 'sound'; holder: string; fingerprint: string; whole: boolean; sealed: Buffer };

const RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/;

/** The first seal of a PDF, which covers what was there when it was put on; whatever came later stands behind it. */
export async function readSeal(pdf: Buffer): Promise<SealFound> {
  const found = RANGE.exec(pdf.toString('latin1'));
  if (!found) return { state: 'none' };
  const [from = 0, before = 0, after = 0, rest = 0] = found.slice(1).map(Number);
  const contents = pdf.subarray(before, after).toString('latin1');
  // Nothing but the signature itself may be left out: all else could be put there unseen.
  if (from !== 0 || after + rest > pdf.length || !/^<[0-9a-f]+>$/i.test(contents)) return { state: 'broken' };
  const signer = await verified(contents.slice(1, -1), [pdf.subarray(0, before), pdf.subarray(after, after + rest)]);
  if (!signer) return { state: 'broken' };
  const sealed = pdf.subarray(0, after + rest);
  return { state: 'sound', ...signer, whole: sealed.length === pdf.length, sealed };
}

/** Whose signature it is, if it is one of these bytes. */
async function verified(hex: string, covered: Buffer[]): Promise<{ holder: string; fingerprint: string } | undefined> {
  try {
    const { content } = ContentInfo.fromBER(Uint8Array.from(withoutRoom(Buffer.from(hex, 'hex'))).buffer);
    const signed = new SignedData({ schema: content });
    const data = Uint8Array.from(Buffer.concat(covered)).buffer;
    const { signatureVerified, signerCertificate } = await signed.verify({
      signer: 0,
      data,
      checkChain: false,
      extendedMode: true,
    });
    if (!signatureVerified || !signerCertificate) return undefined;
    const der = Buffer.from(signerCertificate.toSchema(true).toBER());
    return { holder: holderOf(new X509Certificate(der)), fingerprint: createHash('sha256').update(der).digest('hex') };
  } catch {
    return undefined;
  }
}

/** The DER at the start, without the zeros that fill the room left for it. */
function withoutRoom(bytes: Buffer): Buffer {
  const octets = (bytes[1] ?? 0) & 0x7f;
  const length = (bytes[1] ?? 0) < 0x80 ? octets : bytes.readUIntBE(2, octets);
  return bytes.subarray(0, length + 2 + ((bytes[1] ?? 0) < 0x80 ? 0 : octets));
}
