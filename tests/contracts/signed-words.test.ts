import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { endEarly } from '#cms/booking/end-early.ts';
import { contractDifference } from '#cms/contracts/documents/contract-difference.ts';
import { renderContractPdf } from '#cms/contracts/documents/contract-pdf.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { contractHash } from '#cms/contracts/documents/sha256.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import { en, zh } from '#cms/words/messages/index.ts';
import { LANGS } from '#domain/language/lang.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';

const MONTHS = { form: 'full_day', date: '2026-12-01', months: 2, meals: true } as const;
const HOURS = { form: 'hourly', date: '2026-11-25', window: { from: 840, to: 960 } } as const;

let demo: DemoPortal;
let family: Family;
let n = 6600;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  family = await newFamily(demo.portal, ++n);
});
afterAll(() => demo.close());

/** Every sentence that a contract may take from the words of the portal says something else from now on. */
const areas = [zh, en].flatMap(({ contract, booking, care, framework }) => [contract, booking, care, framework]);
const before = areas.map((area) => ({ ...area }));
const editWords = () => {
  for (const area of areas as Record<string, string>[])
    for (const [key, text] of Object.entries(area)) if (!text.includes('|')) area[key] = `※${text}`;
};
afterEach(() => {
  for (const [at, area] of areas.entries()) Object.assign(area, before[at]);
  demo.setNow(TEST_NOW);
});

const contractOf = async (id: string) => {
  const details = await bookingDetails(demo.portal, id, family.guardianId);
  if (!details?.contract) throw new Error('no contract');
  return details.contract;
};

describe('the words of a signed contract', () => {
  it.each([
    ['care by the month', MONTHS],
    ['a single stay, the framework of later ones', HOURS],
    ['an annex to it', { ...HOURS, date: '2026-11-26' }],
  ])('stay what was signed, in every language, whatever is worded otherwise later: %s', async (_, request) => {
    const { snapshot, signedAt, bareHash, snapshotHash, sha256 } = await contractOf(await book(demo.portal, family, request));
    const { origin } = demo.portal.environment;
    const texts = LANGS.map((lang) => contractText(snapshot, lang));
    editWords();
    for (const [at, lang] of LANGS.entries()) {
      expect(contractText(snapshot, lang)).toEqual(texts[at]);
      // Filled in today it would be another text: that is what is kept from happening.
      expect(JSON.stringify(contractText({ ...snapshot, said: undefined }, lang))).toContain('※');
    }
    const printed = await renderContractPdf({ ...snapshot, signedAt }, origin);
    expect([printed.sha256, contractHash(snapshot)]).toEqual([bareHash, snapshotHash]);
    expect(await verifyContract(demo.portal, { hash: sha256 })).toMatchObject({ valid: true });
  });

  it('are part of what is hashed', async () => {
    const { snapshot, snapshotHash } = await contractOf(await book(demo.portal, family, { ...HOURS, date: '2026-11-27' }));
    const [first, ...rest] = snapshot.said ?? [];
    if (!first) throw new Error('no words');
    expect(snapshot.said?.map(({ lang }) => lang)).toEqual(snapshot.languages);
    const other = { ...snapshot, said: [{ ...first, title: `${first.title}。` }, ...rest] };
    expect(contractHash(other)).not.toBe(snapshotHash);
  });

  it('are compared as they were signed, and signed anew with each version', async () => {
    family = await newFamily(demo.portal, ++n);
    const id = await book(demo.portal, family, MONTHS);
    const first = await contractOf(id);
    demo.setNow('2026-12-03T04:00:00.000Z');
    const wish = { bookingId: id, guardianId: family.guardianId, by: by(family), name: family.name, readTerms: true };
    expect(await endEarly(demo.portal, { ...wish, lastDay: '2026-12-10' })).toMatchObject({ ok: true });
    const second = await contractOf(id);
    const changed = contractDifference(first.snapshot, second.snapshot, 'zh');
    expect(changed.length).toBeGreaterThan(0);
    expect(second.snapshot.said).not.toEqual(first.snapshot.said);
    expect(JSON.stringify(second.snapshot.said)).toContain('提前结束');
    editWords();
    expect(contractDifference(first.snapshot, second.snapshot, 'zh')).toEqual(changed);
  });

  it('of a contract from before, which kept none, are filled in as they always were', async () => {
    const { snapshot } = await contractOf(await book(demo.portal, family, { ...HOURS, date: '2026-11-30' }));
    const { said: _, ...old } = snapshot;
    for (const lang of LANGS) expect(contractText(old, lang)).toEqual(contractText(snapshot, lang));
  });
});
