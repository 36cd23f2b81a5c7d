import { readFileSync } from 'node:fs';
import { createSeal } from './create-seal.ts';
import { demoCertificate } from './demo-certificate.ts';
import type { SealPort } from './port.ts';
import { readP12 } from './read-p12.ts';

type Env = Record<string, string | undefined>;

/**
 * The seal of the certificate that `SEAL_P12` names, locked by `SEAL_PASSPHRASE`; else a demonstration's own. A live portal without
 * one seals nothing.
 */
export async function chooseSeal(
  env: Env,
  { dataDir, mode, holder }: { dataDir: string; mode: 'demo' | 'live'; holder: string },
): Promise<SealPort | undefined> {
  const path = env.SEAL_P12?.trim();
  if (path) return createSeal('certificate', await readConfigured(path, env.SEAL_PASSPHRASE ?? ''));
  if (env.SEAL_PASSPHRASE) throw new Error('SEAL_PASSPHRASE needs SEAL_P12 as well: the file of the certificate.');
  if (mode === 'live') return undefined;
  return createSeal('demonstration', await demoCertificate(dataDir, holder));
}

async function readConfigured(path: string, passphrase: string) {
  try {
    return await readP12(readFileSync(path), passphrase);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `SEAL_P12=${path} cannot be used (${why}). It has to be a PKCS#12 file that SEAL_PASSPHRASE opens, locked with AES as ` +
        '`openssl pkcs12 -export` of OpenSSL 3 writes it.',
      { cause: error },
    );
  }
}
