import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expireHold } from '#cms/booking/expire-hold.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { booksOf, claimsOf } from '../support/books.ts';
import { infants, leaveOnly, WANTED } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { by, decide, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
beforeEach(() => demo.setNow(TEST_NOW));
afterAll(() => demo.close());

const family = () => newFamily(demo.portal, ++n);
const later = (minutes: number) => demo.setNow(plusMinutes(TEST_NOW, minutes));
const get = (id: string) => demo.portal.bookings.get(id);

/** Paid two minutes before the hold's end, and not yet heard of. */
async function paidUnheard(parents: Family) {
  await leaveOnly(demo.portal, 1);
  const booking = await holdAndSign(demo.portal, parents, WANTED);
  later(13);
  return { booking, state: await decide(demo.portal, parents, booking.id, 'approve') };
}

describe('a deadline is judged by when the money was paid', () => {
  it('before a hold ends for want of money the provider is asked', async () => {
    const { booking } = await paidUnheard(await family());
    later(16);
    await expireHolds(demo.portal);
    expect(await get(booking.id)).toMatchObject({ status: 'confirmed' });
  });

  it('heard of a minute late, after the clock gave the place up: confirmed where the place is free', async () => {
    const { booking, state } = await paidUnheard(await family());
    later(16);
    await expireHold(demo.portal, booking.id);
    expect(await get(booking.id)).toMatchObject({ status: 'expired' });
    expect(await settlePayment(demo.portal, state)).toBe('confirmed');
    expect(await get(booking.id)).toMatchObject({ status: 'confirmed' });
    expect(await claimsOf(demo.portal, booking.id)).toMatchObject([{ booking: booking.id }]);
    expect(await booksOf(demo.portal, booking.id)).toMatchObject({ sum: 0, kinds: ['payment'], refunds: [] });
    expect(await settlePayment(demo.portal, state), 'told again').toBe('unchanged');
  });

  it('sold to somebody else meanwhile: given back, with that as the reason', async () => {
    const parents = await family();
    const { booking, state } = await paidUnheard(parents);
    later(16);
    expect(await hold(demo.portal, await family(), WANTED)).toMatchObject({ ok: true });
    expect(await settlePayment(demo.portal, state)).toBe('refunding');
    expect(await booksOf(demo.portal, booking.id)).toMatchObject({
      sum: 0,
      refunds: [{ amount: booking.total, status: 'sent', cause: 'sold_meanwhile' }],
    });
    const { group } = infants(demo.portal);
    const [sheet] = await demo.portal.sheets.read({ classIds: [group.id], from: WANTED.date, to: WANTED.date });
    expect(sheet?.claims.filter(({ booking: id }) => id === booking.id)).toEqual([]);
  });

  it('booked elsewhere for the child meanwhile, or over by then: given back, with that as the reason', async () => {
    const parents = await family();
    const { booking, state } = await paidUnheard(parents);
    later(16);
    await expireHold(demo.portal, booking.id);
    await leaveOnly(demo.portal, 2);
    expect(await hold(demo.portal, parents, WANTED), 'the first is no longer live').toMatchObject({ ok: true });
    expect(await settlePayment(demo.portal, state)).toBe('refunding');
    expect(await booksOf(demo.portal, booking.id)).toMatchObject({ sum: 0, refunds: [{ cause: 'booked_meanwhile' }] });

    demo.setNow(TEST_NOW);
    const late = await paidUnheard(await family());
    later((Date.parse(late.booking.endsAt) - Date.parse(TEST_NOW)) / 60_000);
    expect(await settlePayment(demo.portal, late.state)).toBe('refunding');
    expect(await booksOf(demo.portal, late.booking.id)).toMatchObject({ sum: 0, refunds: [{ cause: 'over_meanwhile' }] });
  });

  it('for a single stay whose day the centre has had to shut meanwhile: given back, and that is the reason', async () => {
    const { booking, state } = await paidUnheard(await family());
    const { facility } = infants(demo.portal);
    const data = { facility: facility.id, from: WANTED.date, to: WANTED.date, reason: '停水' };
    const closure = await demo.portal.payload.create({ collection: 'closures', data, locale: 'zh' });
    await demo.portal.supplies.refresh([facility.id]);
    try {
      expect(await settlePayment(demo.portal, state)).toBe('refunding');
      expect(await booksOf(demo.portal, booking.id)).toMatchObject({ sum: 0, refunds: [{ cause: 'centre_shut' }] });
    } finally {
      await demo.portal.payload.delete({ collection: 'closures', id: closure.id });
      await demo.portal.supplies.refresh([facility.id]);
    }
  });

  it('a clock set back by a week keeps no hold for a week', async () => {
    await leaveOnly(demo.portal, 1);
    const { booking } = (await hold(demo.portal, await family(), WANTED)) as { booking: { id: string } };
    later(-7 * 24 * 60);
    expect(await hold(demo.portal, await family(), WANTED), 'the place is free').toMatchObject({ ok: true });
    await expireHolds(demo.portal);
    expect(await get(booking.id)).toMatchObject({ status: 'expired' });
  });
});

describe('a centre whose standing has gone is asked about at every step', () => {
  const suspend = async (operating: 'normal' | 'paused') => {
    const id = infants(demo.portal).facility.id;
    await demo.portal.payload.update({ collection: 'facilities', id, data: { operating }, overrideAccess: true });
    await demo.portal.supplies.refresh([id]);
  };
  const sign = (parents: Family, bookingId: string) =>
    signContract(demo.portal, {
      bookingId,
      guardianId: parents.guardianId,
      name: parents.name,
      readTerms: true,
      by: by(parents),
    });

  it('held before, it is not signed; signed before, it is not paid; paid after, the money returns', async () => {
    await leaveOnly(demo.portal, 3);
    const [one, two, three] = [await family(), await family(), await family()];
    const held = await hold(demo.portal, one, WANTED);
    if (!held.ok) throw new Error(held.code);
    const signed = await holdAndSign(demo.portal, two, WANTED);
    const paying = await holdAndSign(demo.portal, three, WANTED);
    const { providerRef } = await decide(demo.portal, three, paying.id, 'decline');
    await suspend('paused');
    later(1);
    const paid = await demo.portal.pretend?.decide(providerRef, 'approve');
    if (!paid) throw new Error('no payment');
    try {
      const refused = { ok: false, status: 409, code: 'not_bookable.not_operating' };
      expect(await hold(demo.portal, await family(), WANTED)).toMatchObject(refused);
      expect(await sign(one, held.booking.id)).toMatchObject(refused);
      const payment = { bookingId: signed.id, guardianId: two.guardianId, lang: 'zh' } as const;
      expect(await startPayment(demo.portal, payment)).toMatchObject(refused);
      expect(await settlePayment(demo.portal, paid.state)).toBe('refunding');
      expect(await booksOf(demo.portal, paying.id)).toMatchObject({
        sum: 0,
        refunds: [{ amount: paying.total, status: 'sent', cause: 'centre_stopped' }],
      });
    } finally {
      await suspend('normal');
    }
    expect(await sign(one, held.booking.id), EXAMPLE_SLUG).toMatchObject({ ok: true });
  });
});
