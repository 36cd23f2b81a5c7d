import { afterAll, beforeAll, expect, it } from 'vitest';
import { holdOrder } from '#cms/booking/hold-order.ts';
import { quoteOrder } from '#cms/booking/quote-order.ts';
import { beforeBooking, placedOf } from '../../site/booking/before-booking.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { newFamily, wishOf } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

it('whether a centre answers first is said of all that is booked together, whichever child’s class it is', async () => {
  const { portal } = demo;
  const { facility, group } = infants(portal);
  await portal.payload.update({ collection: 'classes', id: group.id, data: { onRequest: ['hourly'] } });
  await eventually(async () => infants(portal).group.onRequest?.length === 1);
  const request = { form: 'hourly', date: '2026-12-02', window: { from: 540, to: 600 } } as const;
  // The older one's class is instant; the younger one's answers itself.
  const older = await newFamily(portal, 1, '2024-11-25');
  const wish = wishOf(older, request);
  const children = [{ birthDate: '2024-11-25' }, { birthDate: '2026-03-10' }];
  const asked = async (who: typeof children) => {
    const quoted = await quoteOrder(portal, { slug: wish.slug, request, children: who });
    if (!quoted.ok) throw new Error(quoted.code);
    return beforeBooking(portal, { facility, form: 'hourly', placed: placedOf(quoted.order, []) });
  };
  expect((await asked(children.slice(0, 1))).answers).toBeUndefined();
  expect((await asked(children)).answers).toMatchObject({ withinHours: expect.any(Number) });

  const { childId } = await newFamily(portal, 2);
  await portal.payload.update({ collection: 'children', id: childId, data: { guardian: older.guardianId } });
  const said = [older.childId, childId].map((id) => ({ childId: id, pickups: [], consents: [] }));
  const held = await holdOrder(portal, { ...wish, children: said });
  expect(held.ok && held.bookings.map(({ status }) => status)).toEqual(['requested', 'requested']);
});
