import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { readSeal } from '#cms/contracts/documents/read-seal.ts';
import { renderPdf } from '#cms/contracts/documents/render-pdf.ts';
import { sealPaper } from '#cms/contracts/documents/seal-paper.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import { whyNotGenuine } from '#cms/contracts/why-not-genuine.ts';
import { createSeal } from '#cms/ports/seal/create-seal.ts';
import { demoCertificate } from '#cms/ports/seal/demo-certificate.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

const folder = mkdtempSync(join(tmpdir(), 'seal-test-'));
let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await demo.close();
});

let n = 0;
/** A signed contract's record and file. */
async function signed() {
  n += 1;
  const parents = await newFamily(demo.portal, 600 + n);
  const request = { form: 'hourly', date: '2026-12-02', window: { from: 840, to: 900 } } as const;
  const details = await bookingDetails(demo.portal, await book(demo.portal, parents, request), parents.guardianId);
  if (!details?.contract) throw new Error('no contract');
  const contract = await demo.portal.contracts.get(details.contract.id);
  return { contract, pdf: Buffer.from((await demo.portal.files.get(contract.file))?.bytes ?? []) };
}

/** The seal's range as the file says it. */
function rangeOf(pdf: Buffer): number[] {
  return /\/ByteRange \[([\d ]+)\]/.exec(pdf.toString('latin1'))?.[1]?.split(' ').map(Number) ?? [];
}

/** Whether OpenSSL takes the signature for one of what the range covers. */
function opensslTakes(pdf: Buffer): boolean {
  const [from = 0, before = 0, after = 0, rest = 0] = rangeOf(pdf);
  const hex = pdf.subarray(before + 1, after - 1).toString('latin1');
  const [der, covered] = [join(folder, 'seal.der'), join(folder, 'covered')];
  const bytes = Buffer.from(hex, 'hex');
  writeFileSync(der, bytes.subarray(0, bytes.readUInt16BE(2) + 4));
  writeFileSync(covered, Buffer.concat([pdf.subarray(from, before), pdf.subarray(after, after + rest)]));
  const certificate = join(demo.portal.environment.dataDir, 'demo-seal.pem');
  // As CAdES has it: which certificate signed is under the signature too.
  const how = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', der, '-content', covered];
  const trusted = ['-CAfile', certificate, '-purpose', 'any'];
  try {
    execFileSync('openssl', [...how, ...trusted, '-out', join(folder, 'out')], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

function changed(pdf: Buffer, at: number): Buffer {
  const other = Buffer.from(pdf);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}

describe('the seal of a signed contract', () => {
  it('covers the whole file but itself, and OpenSSL takes it until one byte is changed, wherever', async () => {
    const { contract, pdf } = await signed();
    const [from, before = 0, after = 0, rest = 0] = rangeOf(pdf);
    expect([from, after + rest]).toEqual([0, pdf.length]);
    expect(pdf.subarray(before, after).toString('latin1')).toMatch(/^<[0-9a-f]+>$/);
    expect(opensslTakes(pdf)).toBe(true);
    expect(await readSeal(pdf)).toMatchObject({ state: 'sound', whole: true, fingerprint: contract.seal?.fingerprint });
    for (const at of [20, Math.floor(before / 2), before - 200, after + 40, pdf.length - 8]) {
      expect(opensslTakes(changed(pdf, at))).toBe(false);
      expect(await readSeal(changed(pdf, at))).toEqual({ state: 'broken' });
    }
  });

  it('is told of to whoever verifies, and stands in the record of signing', async () => {
    const { contract, pdf } = await signed();
    const seal = { holder: demo.portal.city.name.zh, demonstration: true, fingerprint: demo.portal.seal?.fingerprint };
    expect(await verifyContract(demo.portal, { pdf })).toMatchObject({ valid: true, seal });
    expect(await verifyContract(demo.portal, { hash: contract.sha256 })).toMatchObject({ valid: true, seal });
    expect(contract.evidence).toMatchObject({ seal: seal.fingerprint, fileHash: contract.sha256 });
    expect(contract.bareHash).not.toBe(contract.sha256);
  });

  it('tells what was done to a file: cut off, changed under it, added to, sealed by somebody else', async () => {
    const { contract, pdf } = await signed();
    const why = (file: Buffer) => whyNotGenuine(demo.portal, { pdf: file });
    const [, before = 0] = rangeOf(pdf);
    const end = pdf.lastIndexOf('%%EOF', before) + '%%EOF'.length;
    const bare = pdf.subarray(0, end);
    expect(await why(bare)).toBe('seal_missing');
    expect(await why(changed(pdf, Math.floor(end / 2)))).toBe('seal_broken');
    expect(await why(changed(pdf, before + 900))).toBe('seal_broken');
    expect(await why(Buffer.concat([pdf, Buffer.from('\n% a note')]))).toBe('added_to');
    expect(await why(changed(bare, Math.floor(end / 2)))).toBe('altered');
    const other = await createSeal('demonstration', await demoCertificate(join(folder, 'other'), '别人'));
    const forged = await sealPaper({ log: demo.portal.log, seal: other }, bare, contract.signedAt);
    expect(await readSeal(forged.bytes)).toMatchObject({ state: 'sound', holder: '别人' });
    expect(await verifyContract(demo.portal, { pdf: forged.bytes })).toEqual({ valid: false });
    expect(await why(forged.bytes)).toBe('seal_foreign');
  });

  it('leaves a paper as it is without a certificate, or with one that is over, and verifying says so', async () => {
    const paper = renderPdf([{ lang: 'zh', title: 'x', lines: [], sections: [], closing: [] }], {
      at: TEST_NOW,
      footer: 'x',
    }).bytes;
    const { log, seal } = demo.portal;
    expect(await sealPaper({ log }, paper, TEST_NOW)).toEqual({ bytes: paper });
    const over = seal && { ...seal, validUntil: '2026-01-01T00:00:00.000Z' };
    const quiet = { ...log, error: () => undefined };
    expect(await sealPaper({ log: quiet, seal: over }, paper, TEST_NOW)).toEqual({ bytes: paper });
    demo.portal.seal = undefined;
    const { contract, pdf } = await signed();
    demo.portal.seal = seal;
    expect([contract.seal, contract.bareHash, await readSeal(pdf)]).toEqual([undefined, contract.sha256, { state: 'none' }]);
    const result = await verifyContract(demo.portal, { pdf });
    expect(result).toMatchObject({ valid: true });
    expect(result).not.toHaveProperty('seal');
  });

  it('keeps the pages tagged and their names for who hears them', async () => {
    const { pdf } = await signed();
    const update = pdf.subarray(pdf.lastIndexOf('%%EOF', pdf.length - 20)).toString('latin1');
    expect(update).toContain('/StructTreeRoot');
    expect(update).toMatch(/\/Lang \(zh/);
    // A hidden field needs no tag (PDF/UA-1, 7.18.1); its page goes through its notes in the order of the text (7.18.3).
    expect(update).toMatch(/\/Subtype \/Widget .*\/TU \(Seal\) .*\/F 130 /);
    expect(update).toMatch(/\/StructParents 0[\s\S]*\/Annots \[\d+ 0 R\] \/Tabs \/S/);
  });
});

it('a demonstration keeps its certificate for itself', async () => {
  const made = await demoCertificate(folder, 'x');
  expect(await demoCertificate(folder, 'y')).toEqual(made);
  expect(statSync(join(folder, 'demo-seal.pem')).mode & 0o777).toBe(0o600);
});
