import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSeal } from '#cms/contracts/documents/read-seal.ts';
import { renderPdf } from '#cms/contracts/documents/render-pdf.ts';
import { sealPaper } from '#cms/contracts/documents/seal-paper.ts';
import { chooseSeal } from '#cms/ports/seal/choose.ts';

const folder = mkdtempSync(join(tmpdir(), 'seal-port-'));
afterAll(() => rmSync(folder, { recursive: true }));

const AT = '2026-12-01T02:00:00.000Z';
const place = (mode: 'demo' | 'live') => ({ dataDir: folder, mode, holder: '示例市' });
const openssl = (...how: string[]) => execFileSync('openssl', how, { cwd: folder, stdio: 'pipe' });

/** A certificate of this kind in a PKCS#12 file, as an operator makes it; its path. */
function p12(name: string, newKey: string[], ...how: string[]): string {
  const subject = ['-subj', '/C=CN/O=Example Health Bureau/CN=Seal', '-days', '3650'];
  openssl('req', '-x509', '-noenc', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.crt`, ...subject);
  openssl(
    'pkcs12',
    '-export',
    '-inkey',
    `${name}.key`,
    '-in',
    `${name}.crt`,
    '-out',
    `${name}.p12`,
    '-passout',
    'pass:密码 1',
    ...how,
  );
  return join(folder, `${name}.p12`);
}
const RSA = ['-newkey', 'rsa:2048'];
const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'];
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const paper = renderPdf([{ lang: 'zh', title: 'x', lines: [], sections: [], closing: [] }], { at: AT, footer: 'x' }).bytes;

describe.each([
  ['an RSA certificate', () => chooseSeal({ SEAL_P12: p12('rsa', RSA), SEAL_PASSPHRASE: '密码 1' }, place('live'))],
  ['an ECDSA certificate', () => chooseSeal({ SEAL_P12: p12('ec', EC), SEAL_PASSPHRASE: '密码 1' }, place('live'))],
  ['a demonstration', () => chooseSeal({}, place('demo'))],
])('the seal of %s', (_, choose) => {
  it('says whose it is, and covers what it was put on', async () => {
    const seal = await choose();
    if (!seal) throw new Error('no seal');
    const { bytes, seal: kept } = await sealPaper({ log: quiet, seal }, paper, AT);
    const isDemo = seal.name === 'demonstration';
    expect(kept).toEqual({ holder: seal.holder, fingerprint: seal.fingerprint, demonstration: isDemo });
    expect(seal.holder).toBe(isDemo ? '示例市' : 'Example Health Bureau');
    expect(await readSeal(bytes)).toMatchObject({
      state: 'sound',
      whole: true,
      holder: seal.holder,
      fingerprint: seal.fingerprint,
    });
    expect(bytes.subarray(0, paper.length).equals(paper)).toBe(true);
    expect(seal.validFrom < AT && AT < seal.validUntil).toBe(true);
  });
});

it('of RSA is the same again for the same paper', async () => {
  const seal = await chooseSeal({ SEAL_P12: join(folder, 'rsa.p12'), SEAL_PASSPHRASE: '密码 1' }, place('live'));
  const sealed = () => sealPaper({ log: quiet, seal }, paper, AT);
  expect((await sealed()).bytes.equals((await sealed()).bytes)).toBe(true);
});

it('is none on a live portal that has no certificate, and a wrong setting stops the start with a sentence', async () => {
  expect(await chooseSeal({}, place('live'))).toBeUndefined();
  const tried = (SEAL_P12: string, SEAL_PASSPHRASE = '密码 1') => chooseSeal({ SEAL_P12, SEAL_PASSPHRASE }, place('live'));
  await expect(tried(join(folder, 'rsa.p12'), 'wrong')).rejects.toThrow('SEAL_PASSPHRASE opens');
  await expect(tried('/nowhere.p12')).rejects.toThrow('SEAL_P12=/nowhere.p12 cannot be used');
  await expect(tried(p12('bare', RSA, '-nokeys'))).rejects.toThrow('no key');
  await expect(tried('')).rejects.toThrow('needs SEAL_P12');
});
