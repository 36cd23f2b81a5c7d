import { afterAll, beforeAll, expect, it } from 'vitest';
import { extendHold } from '#cms/booking/extend-hold.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { togetherParts } from '../../site/booking/order-view.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { by, newFamily } from '../support/family.ts';
import { signTogether } from '../support/order.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
});
afterAll(() => demo.close());

const stay = (from: number) => ({ form: 'hourly', date: '2026-12-08', window: { from, to: from + 60 } }) as const;

/** Of three that were signed together the first is paid for: what came for the others has gone back. */
async function partlyPaid() {
  const { bookings, now, work } = demo.portal;
  const family = await newFamily(demo.portal, 1);
  const ids = await signTogether(demo.portal, family, [stay(540), stay(660), stay(780)]);
  await work(async (unit) => {
    const booking = await bookings.get(ids[0] ?? '', unit);
    const pay = {
      type: 'pay',
      at: now(),
      by: { kind: 'provider' },
      payment: crypto.randomUUID(),
      amount: booking.total,
    } as const;
    await bookings.addAction(booking, pay, unit);
  });
  return { family, ids };
}

it('what of an order is not paid for yet can be kept longer, and is alone asked for, when a part of it is', async () => {
  const { family, ids } = await partlyPaid();
  const { bookings } = demo.portal;
  demo.setNow(plusMinutes(TEST_NOW, 5));
  const bookingId = ids[1] ?? '';
  const extended = await extendHold(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
  expect(extended).toMatchObject({ ok: true, booking: { id: bookingId, status: 'signed' } });
  const all = await Promise.all(ids.map((id) => bookings.get(id)));
  expect(all.map(({ status }) => status)).toEqual(['confirmed', 'signed', 'signed']);
  const [first, second, third] = all;
  expect(second?.holdUntil).toBe(third?.holdUntil);
  expect(first?.actions.some(({ type }) => type === 'extend')).toBe(false);
  if (!second) throw new Error('none');

  const together = all.map((booking) => ({ booking, child: undefined, className: { zh: '', en: '' } }));
  const parts = togetherParts({ booking: second, together });
  expect(parts.map(({ total }) => total)).toEqual([second.total, third?.total]);
});
