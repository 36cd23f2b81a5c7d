import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { renderReceiptPdf } from '#cms/contracts/documents/receipt-pdf.ts';
import { whyNotGenuine } from '#cms/contracts/why-not-genuine.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

const why = (proof: Parameters<typeof whyNotGenuine>[1]) => whyNotGenuine(demo.portal, proof);

it('nothing, no code, no PDF, a receipt, a changed contract and a stranger are told apart', async () => {
  const parents = await newFamily(demo.portal, 990);
  const request = { form: 'hourly', date: '2026-12-02', window: { from: 840, to: 960 } } as const;
  const details = await bookingDetails(demo.portal, await book(demo.portal, parents, request), parents.guardianId);
  const { contract, receipts } = details ?? {};
  const number = receipts?.[0]?.number ?? '';
  expect(await why({ hash: ' ' })).toBe('nothing');
  expect(await why({ hash: '12345' })).toBe('no_code');
  expect(await why({ hash: contract?.number })).toBe('no_code');
  expect(await why({ hash: number.toLowerCase() })).toBe('receipt');
  expect(await why({ hash: 'f'.repeat(64) })).toBe('unknown');
  expect(await why({ pdf: Buffer.from('a photo') })).toBe('no_pdf');
  expect(await why({ pdf: Buffer.from('%PDF-1.7 of somebody else') })).toBe('unknown');

  const facts = {
    payer: '林',
    facility: '园',
    payee: '园',
    lines: [],
    total: 1,
    currency: 'CNY',
    contractNumber: contract?.number ?? '',
  };
  const same = { kind: 'payment', issuedAt: '2026-11-23T07:00:00.000Z', timeZone: 'Asia/Shanghai' } as const;
  const receipt = await renderReceiptPdf({ ...facts, ...same, number }, 'zh');
  expect(await why({ pdf: receipt.bytes })).toBe('receipt');
  const signed = Buffer.from((await demo.portal.files.get(contract?.file ?? ''))?.bytes ?? []);
  expect(await why({ pdf: Buffer.concat([signed, Buffer.from('\n')]) })).toBe('added_to');
});
