import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, type Family, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 500;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
});
afterAll(() => demo.close());

const hourly = (date: string) => ({ form: 'hourly', date, window: { from: 540, to: 660 } }) as const;
const month = { form: 'full_day', date: '2026-12-10', months: 1, meals: true } as const;
const quote = async (request: CareRequest, more: { childId?: string; hadSameService?: boolean } = {}) => {
  const quoted = await quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request, ageMonths: 8, ...more });
  if (!quoted.ok) throw new Error(quoted.code);
  return quoted.quote;
};
/** A child that has attended an hour of care. */
async function served(): Promise<Family> {
  const parents = await newFamily(demo.portal, ++n);
  const bookingId = await book(demo.portal, parents, hourly('2026-11-25'));
  demo.setNow('2026-11-25T01:05:00.000Z');
  const { facilityId } = await demo.portal.bookings.get(bookingId);
  await markAttendance(demo.portal, { bookingId, facilityId, date: '2026-11-25', what: 'check_in', staffId: 's' });
  return parents;
}
/** Once paid for, what cancelling gives back a moment later. */
async function back(parents: Family, request: CareRequest, hadSameService = false) {
  const id = await book(demo.portal, parents, request, { hadSameService });
  const booking = await demo.portal.bookings.get(id);
  return { booking, preview: await refundPreview(demo.portal, booking) };
}

describe.each([
  ['care by the month', month],
  ['care by the hour, two days ahead', hourly('2026-11-27')],
] as const)('what hangs on the child’s having had such care is said until it is known: %s', (_, request) => {
  it('for one that has not, quote, hold and table give the higher sum', async () => {
    const parents = await newFamily(demo.portal, ++n);
    const { hadSameService, ifFirst, total } = await quote(request);
    expect(hadSameService).toBe(false);
    expect(ifFirst).toMatchObject({ lastDay: '2026-11-30', amount: total });
    const { booking, preview } = await back(parents, request);
    expect(booking.hadSameService).toBe(false);
    expect(preview?.total).toBe(total);
    demo.setNow(plusMinutes(TEST_NOW, 60));
    expect((await quote(request, { childId: parents.childId })).ifFirst).toBeDefined();
  });

  it('one that says so is quoted without the condition', async () => {
    expect(await quote(request, { hadSameService: true })).toMatchObject({ hadSameService: true, ifFirst: undefined });
  });
});

it('a child that attended is held by what it attended, which the quote had said too', async () => {
  const parents = await served();
  const request = hourly('2026-11-27');
  const open = await quote(request);
  const known = await quote(request, { childId: parents.childId });
  expect(known).toMatchObject({ hadSameService: true, ifFirst: undefined });
  expect(open.ifFirst?.otherwise).toEqual(known.refund);
  const { booking, preview } = await back(parents, request);
  expect(booking.hadSameService).toBe(true);
  expect(preview?.total).toBe(known.refund[0]?.amount);
  expect(preview?.total).toBeLessThan(open.ifFirst?.amount ?? 0);
});

it('a child that attended is known by its name, when its record is given another and the name is entered anew', async () => {
  const parents = await served();
  demo.setNow('2026-11-26T01:00:00.000Z');
  const [attended] = await demo.portal.bookings.listOf(parents.guardianId);
  await deliverCare(demo.portal, attended?.id ?? '');
  const [child] = await demo.portal.children.listOf(parents.guardianId);
  const { name = '', birthDate = '' } = child ?? {};
  const save = (details: { id?: string; name: string; birthDate: string }) =>
    saveChild(demo.portal, parents.guardianId, { healthConsent: false, pickups: [], ...details });
  expect(await save({ id: parents.childId, name: '别的名字', birthDate })).toMatchObject({ ok: true });
  const again = await save({ name: [...name].join(' '), birthDate });
  const childId = again.ok ? again.child.id : '';
  expect(childId).not.toBe(parents.childId);
  const request = hourly('2026-11-27');
  expect(await quote(request, { childId })).toMatchObject({ hadSameService: true, ifFirst: undefined });
  expect(await hold(demo.portal, { ...parents, childId }, request, { hadSameService: false })).toMatchObject({
    booking: { hadSameService: true },
  });
  const sibling = await save({ name: '弟弟', birthDate });
  expect(await quote(request, { childId: sibling.ok ? sibling.child.id : '' })).toMatchObject({ hadSameService: false });
});

it('care by the month is another service than care by the hour', async () => {
  const parents = await served();
  expect(await quote(month, { childId: parents.childId })).toMatchObject({ hadSameService: false });
  expect(await hold(demo.portal, parents, month, { hadSameService: false })).toMatchObject({
    booking: { hadSameService: false },
  });
});
