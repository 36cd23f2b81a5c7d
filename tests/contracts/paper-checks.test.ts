import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { receiptPdf } from '#cms/booking/receipt-document.ts';
import { renderContractPdf } from '#cms/contracts/documents/contract-pdf.ts';
import { UnprintableError } from '#cms/contracts/documents/render-pdf.ts';
import { evidenceBundle } from '#cms/supervision/disputes/evidence-bundle.ts';
import { openDispute } from '#cms/supervision/disputes/open-dispute.ts';
import { readDispute } from '#cms/supervision/disputes/read-disputes.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';
import { type ReadPdf, readPdf } from '../support/read-pdf.ts';

const RARE = { guardian: '𬱖䶮', child: '䶮𬱖小花' };

/** A paper as it is kept or given, how it is made again, and what it says in each language. */
interface Paper {
  bytes: Uint8Array;
  again: () => Promise<Uint8Array>;
  says: string[];
}

let demo: DemoPortal;
const papers = new Map<string, Paper & { read: ReadPdf }>();
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  const { portal } = demo;
  const family = await newFamily(portal, 1);
  const { guardianId, childId } = family;
  await saveGuardian(portal, { guardianId, name: RARE.guardian, relation: '妈妈', adult: true });
  await saveChild(portal, guardianId, {
    id: childId,
    name: RARE.child,
    birthDate: '2026-03-10',
    healthConsent: false,
    pickups: [],
  });
  const request = { form: 'hourly', date: '2026-12-02', window: { from: 540, to: 600 } } as const;
  const bookingId = await book(portal, { ...family, name: RARE.guardian }, request);
  const [contract] = await portal.contracts.versionsOf(bookingId);
  const details = await bookingDetails(portal, bookingId, guardianId);
  const receipt = details?.receipts[0];
  if (!contract || !details || !receipt) throw new Error('nothing was signed');
  const kept = await portal.files.get(contract.file);
  const asks = { subject: 'refund', asks: 'refund', amount: 500, text: '没有托，要退钱', formKey: 'paper-checks-0001' } as const;
  const opened = await openDispute(portal, { ...asks, bookingId, guardianId });
  const seen = opened.ok && (await readDispute(portal, opened.dispute.id, { guardianId }));
  if (!seen) throw new Error('no matter was opened');
  const at = { ...portal, now: () => '2026-12-03T02:00:00.000Z' };

  const all: Record<string, Paper> = {
    contract: {
      bytes: kept?.bytes ?? new Uint8Array(),
      again: async () => (await portal.files.get(contract.file))?.bytes ?? new Uint8Array(),
      says: ['甲方（监护人）', 'PartyA(guardian)', contract.number],
    },
    'contract set anew': {
      ...(await setAnew()),
      says: ['甲方（监护人）', 'PartyA(guardian)', '示范', 'Sample'],
    },
    receipt: {
      bytes: await receiptPdf(portal, { ...details, receipt }, 'zh'),
      again: () => receiptPdf(portal, { ...details, receipt }, 'zh'),
      says: ['收据', receipt.number],
    },
    'receipt in English': {
      bytes: await receiptPdf(portal, { ...details, receipt }, 'en'),
      again: () => receiptPdf(portal, { ...details, receipt }, 'en'),
      says: ['Receipt', receipt.number],
    },
    bundle: {
      bytes: (await evidenceBundle(at, seen)).bytes,
      again: async () => (await evidenceBundle(at, seen)).bytes,
      says: ['协商和争议证据材料', 'Evidenceinadispute', '没有托，要退钱', seen.dispute.number],
    },
  };
  for (const [name, paper] of Object.entries(all)) papers.set(name, { ...paper, read: await readPdf(paper.bytes) });

  async function setAnew() {
    const { snapshot, signedAt } = contract as NonNullable<typeof contract>;
    const again = async () => (await renderContractPdf({ ...snapshot, signedAt }, portal.environment.origin)).bytes;
    return { bytes: await again(), again };
  }
});
afterAll(() => demo.close());

describe.each(['contract', 'contract set anew', 'receipt', 'receipt in English', 'bundle'])('a %s as a file', (name) => {
  const paper = () => papers.get(name) as Paper & { read: ReadPdf };

  it('is tagged on every page, says its language, and keeps to PDF/UA-1', () => {
    const { marked, tags, lang, universal } = paper().read;
    expect([marked, universal]).toEqual([true, '1']);
    expect(lang).toMatch(name.endsWith('English') ? /^en/ : /^zh/);
    expect(tags.length).toBeGreaterThan(0);
    for (const page of tags) expect(page.size, [...page].join()).toBeGreaterThan(1);
    const all = new Set(tags.flatMap((page) => [...page]));
    for (const role of ['H1', 'P', 'Table', 'TD']) expect([...all]).toContain(role);
  });

  it('gives its words back, both languages’, and rare names as they are written', () => {
    const { text } = paper().read;
    for (const words of paper().says) expect(text).toContain(words.replace(/\s/gu, ''));
    expect(text).toContain(RARE.guardian);
    if (!name.startsWith('receipt')) expect(text).toContain(RARE.child);
    expect(text).not.toContain('�');
  });

  it('carries every font that it is set in', () => {
    const { fonts } = paper().read;
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter(({ embedded }) => !embedded)).toEqual([]);
  });

  it('is the same to the byte when it is made again', async () => {
    expect(Buffer.from(await paper().again()).equals(Buffer.from(paper().bytes))).toBe(true);
  });
});

describe('a name that has no glyph', () => {
  const typed = '王𪚥';

  it('is refused where it is typed, with the character and what to do', async () => {
    const saved = await saveGuardian(demo.portal, { guardianId: 'x', name: typed, relation: '妈妈', adult: true });
    if (saved.ok) throw new Error('it was kept');
    expect(saved).toMatchObject({ code: 'not_printable', field: 'guardianName' });
    expect(problemWords(createTranslator('zh'), saved)).toBe('合同印不出“𪚥”（U+2A6A5），请换一个写法。');
    expect(problemWords(createTranslator('en'), saved)).toContain('write it another way');
  });

  it('is never left out of a paper: there is none, and not one with a gap', async () => {
    const contract = (await demo.portal.payload.find({ collection: 'contracts', limit: 1, depth: 0 })).docs[0];
    const { snapshot, signedAt } = await demo.portal.contracts.get(contract?.id ?? '');
    const unprinted = { ...snapshot, said: undefined, signedAt, guardian: { ...snapshot.guardian, name: typed } };
    await expect(renderContractPdf(unprinted, demo.portal.environment.origin)).rejects.toThrow(UnprintableError);
  });
});
