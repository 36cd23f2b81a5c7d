import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { readSheets } from '#cms/records/claims.ts';
import { atProvider, booksOf, claimsOf } from '../support/books.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { payRefunds } from '../support/due.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';
import { runProcess } from '../support/run-process.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

/** Kills another process of the portal at that moment, as `kill -9` or a power cut would. */
async function killed(moment: string, family: Family, bookingId = '') {
  const { signal, output } = await runProcess('tests/support/crash-process.ts', [moment, JSON.stringify(family), bookingId]);
  expect(signal, output).toBe('SIGKILL');
}

/** MongoDB takes up to a minute to notice that whoever had a document under way is dead; the provider, and the clock, try again. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!process.env.MONGODB_TEST_URI || attempt === 7) throw error;
    }
  }
}

async function bookingsOf(family: Family) {
  const { docs } = await demo.portal.payload.find({
    collection: 'bookings',
    where: { guardian: { equals: family.guardianId } },
    depth: 0,
    pagination: false,
  });
  return docs;
}
const contractFiles = () =>
  readdirSync(join(process.env.DATA_DIR ?? '', 'files'), { recursive: true }).filter((name) => String(name).endsWith('.pdf'));

describe('a process that is killed', () => {
  it('half-way through a month’s hold leaves no booking and no place taken', async () => {
    const parents = await newFamily(demo.portal, ++n);
    await killed('half-way-through-a-hold', parents);
    expect(await bookingsOf(parents)).toEqual([]);
    const sheets = await readSheets(demo.portal.payload, { from: '2026-12-01', to: '2027-01-31' });
    expect(sheets.flatMap(({ claims }) => claims)).toEqual([]);
  });

  it('between the contract’s PDF and its record leaves a file nobody points to, and the family signs again', async () => {
    const parents = await newFamily(demo.portal, ++n);
    const before = contractFiles().length;
    await killed('between-pdf-and-record', parents);
    const [booking] = await bookingsOf(parents);
    if (!booking) throw new Error('the hold was acknowledged and is gone');
    expect(booking).toMatchObject({ status: 'held' });
    expect(
      (await demo.portal.payload.count({ collection: 'contracts', where: { booking: { equals: booking.id } } })).totalDocs,
    ).toBe(0);
    expect(contractFiles().length).toBeGreaterThan(before);
    const signed = await signContract(demo.portal, {
      bookingId: booking.id,
      guardianId: parents.guardianId,
      name: parents.name,
      readTerms: true,
      by: by(parents),
    });
    if (!signed.ok) throw new Error(signed.code);
    const details = await bookingDetails(demo.portal, booking.id, parents.guardianId);
    expect(await verifyContract(demo.portal, { hash: details?.contract?.sha256 ?? '' })).toMatchObject({
      valid: true,
      latest: true,
    });
  });

  it('while it confirms a payment has not half-confirmed it: the provider tells again, and it counts once', async () => {
    const parents = await newFamily(demo.portal, ++n);
    await killed('while-confirming-a-payment', parents);
    const [booking] = await bookingsOf(parents);
    if (!booking) throw new Error('the hold was acknowledged and is gone');
    expect(booking.status).toBe('signed');
    expect(await booksOf(demo.portal, booking.id)).toMatchObject({ kinds: [], receipts: [], messages: [] });
    const { docs } = await demo.portal.payload.find({ collection: 'payments', where: { booking: { equals: booking.id } } });
    const state = await demo.portal.payment.state(String(docs[0]?.providerRef));
    if (!state) throw new Error('the provider has forgotten');
    expect(await patiently(() => settlePayment(demo.portal, state))).toBe('confirmed');
    expect(await settlePayment(demo.portal, state)).toBe('unchanged');
    expect(await booksOf(demo.portal, booking.id)).toMatchObject({ sum: 0, kinds: ['payment'], receipts: ['payment'] });
    expect(await claimsOf(demo.portal, booking.id)).toMatchObject([{ booking: booking.id }]);
  });

  it('between the provider’s refund and its record asks again under the same key, and gives back once', async () => {
    const parents = await newFamily(demo.portal, ++n);
    const id = await book(demo.portal, parents, { form: 'hourly', date: '2027-02-04', window: { from: 840, to: 960 } });
    await killed('between-refund-and-record', parents, id);
    expect(await atProvider(demo.portal, id)).toEqual({ paid: 5200, refunded: 5200 });
    expect(await booksOf(demo.portal, id)).toMatchObject({ kinds: ['payment'], refunds: [{ status: 'requested' }] });
    await patiently(() => payRefunds(demo.portal));
    await payRefunds(demo.portal);
    expect(await atProvider(demo.portal, id)).toEqual({ paid: 5200, refunded: 5200 });
    expect(await booksOf(demo.portal, id)).toMatchObject({
      sum: 0,
      kinds: ['payment', 'refund'],
      refunds: [{ status: 'sent' }],
      receipts: ['payment', 'refund'],
    });
    expect(await claimsOf(demo.portal, id)).toEqual([]);
  });
});
