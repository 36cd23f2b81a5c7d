import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { saveChild } from '#cms/accounts/save-family.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { expireHold } from '#cms/booking/expire-hold.ts';
import { holdOrder } from '#cms/booking/hold-order.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { quoteOrder } from '#cms/booking/quote-order.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { offerPlaces } from '#cms/booking/waitlist/offer-places.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { book, by, decide, type Family, hold, holdAndSign, newFamily, wishOf } from '../support/family.ts';
import { BUSY, fill } from '../support/waiting-family.ts';

let demo: DemoPortal;
let family: Family;
let n = 8200;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  await demo.portal.payload.create({
    collection: 'hour-quotas',
    data: { hours: 6, forms: ['hourly', 'temporary'], source: '市发〔2026〕1号', effectiveOn: '2026-01-01' },
  });
  await eventually(async () => infants(demo.portal).facility.hourQuotas?.length === 1);
});
beforeEach(async () => {
  family = await newFamily(demo.portal, ++n);
});
afterEach(() => demo.setNow(TEST_NOW));
afterAll(() => demo.close());

const hourly = (date: string, hours: number, from = 540) =>
  ({ form: 'hourly', date, window: { from, to: from + hours * 60 } }) as const;
const USED_UP = 'no_place.hours_used_up';

describe('a city that gives each child six hours a month', () => {
  it('sells no more of them, says the bound and from when as much fits again, and counts what is given back no more', async () => {
    const first = await book(demo.portal, family, hourly('2026-12-01', 4));
    const { childId } = family;
    const request = hourly('2026-12-03', 3);
    const quoted = await quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request, ageMonths: 8, childId });
    const when = { most: 360, minutes: 120, on: '2027-01-01' };
    expect(quoted).toMatchObject({
      quote: { left: 0, why: { reason: 'hours_used_up', failsOn: '2026-12-03', when }, hours: { used: 240, left: 120 } },
    });
    const refused = await hold(demo.portal, family, request);
    expect(refused).toMatchObject({ ok: false, status: 409, code: USED_UP, why: { when } });
    if (refused.ok) return;
    const said = (lang: 'en' | 'zh') => problemWords(createTranslator(lang), refused).replace(/[\u00a0\u2060]/g, ' ');
    expect(said('zh')).toContain('每个孩子每月最多 6 小时，那个月还剩 2 小时，1 月 1 日起又能订');
    expect(said('en')).toContain('at most 6 hours a month for each child, 2 hours left in that month; again from 1 Jan');

    expect(await hold(demo.portal, family, hourly('2027-01-04', 3))).toMatchObject({ ok: true });
    expect(await hold(demo.portal, await newFamily(demo.portal, ++n), request)).toMatchObject({ ok: true });
    const { guardianId } = family;
    expect(await cancelBooking(demo.portal, { bookingId: first, guardianId, by: by(family) })).toMatchObject({ ok: true });
    expect(await hold(demo.portal, family, request)).toMatchObject({ ok: true });
  });

  it('are the child’s, whichever guardian books them, and what one that is not linked has is not told', async () => {
    const other = await newFamily(demo.portal, ++n);
    const { name, birthDate } = await demo.portal.children.get(family.childId);
    const typed = { name: ` ${name}。`, birthDate, healthNotes: '', healthConsent: false, pickups: [] };
    const same = await saveChild(demo.portal, other.guardianId, typed);
    if (!same.ok) throw new Error(same.code);
    const twin = { ...other, childId: same.child.id };
    await book(demo.portal, family, hourly('2026-12-01', 4));
    const refused = await hold(demo.portal, twin, hourly('2026-12-03', 3));
    expect(refused).toMatchObject({ code: USED_UP, why: { when: { most: 360 } } });
    if (refused.ok) return;
    expect(refused.why?.when).toEqual({ most: 360 });
    const said = (lang: 'en' | 'zh') => problemWords(createTranslator(lang), refused).replace(/[\u00a0\u2060]/g, ' ');
    expect(said('zh')).toContain('每个孩子每月最多 6 小时，那个月剩下的不够');
    expect(said('en')).toContain('at most 6 hours a month for each child, and not as many are left in that month');
    const quoted = await quoteCare(demo.portal, {
      ...{ slug: EXAMPLE_SLUG, request: hourly('2026-12-03', 1), ageMonths: 8, childId: twin.childId },
    });
    expect(quoted).toMatchObject({ quote: { hours: { used: 0, left: 360 } } });
    // Both at once: one of them is the last.
    const [one, two] = await Promise.all([
      hold(demo.portal, family, hourly('2026-12-03', 2)),
      hold(demo.portal, twin, hourly('2026-12-04', 2)),
    ]);
    expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1);
    // Another child of the same family, and a child of the same name born on another day, have hours of their own.
    expect(await hold(demo.portal, other, hourly('2026-12-07', 6))).toMatchObject({ ok: true });
  });

  it('at the counter says that they are used up, and not what the child has elsewhere', async () => {
    await book(demo.portal, family, hourly('2026-12-01', 4));
    const wish = { ...wishOf(family, hourly('2026-12-03', 3)), by: { kind: 'staff', id: 'counter' } } as const;
    const refused = await holdPlace(demo.portal, wish);
    expect(refused).toMatchObject({ ok: false, code: 'hours_reached', params: { hours: 6 } });
    if (refused.ok) return;
    expect(JSON.stringify(refused)).not.toMatch(/120|2027|minutes/);
    for (const lang of ['zh', 'en'] as const)
      expect(problemWords(createTranslator(lang), refused)).not.toMatch(/[{}]|2 小时|2 hours/);
    // The same of several days that it books at once.
    const order = { ...wish, request: hourly('2026-12-08', 2), repeat: { weekdays: '2', until: '2026-12-22' } };
    const children = [{ ...wish }];
    const none = await holdOrder(demo.portal, { ...order, children });
    expect(none).toMatchObject({ ok: false, code: 'hours_reached', params: { hours: 6 } });
    expect(JSON.stringify(none)).not.toMatch(/120|2027|minutes/);
  });

  it('says so of a full class too: no other time of that month would do', async () => {
    await book(demo.portal, family, hourly('2026-12-16', 5));
    await fill(demo.portal, '2026-12-17');
    const full = { slug: EXAMPLE_SLUG, request: hourly('2026-12-17', 2, 600), ageMonths: 8 };
    expect(await quoteCare(demo.portal, full)).toMatchObject({ quote: { left: 0, why: { reason: 'staff_ratio' } } });
    const own = await quoteCare(demo.portal, { ...full, childId: family.childId });
    expect(own).toMatchObject({ quote: { left: 0, why: { reason: 'hours_used_up', when: { minutes: 60 } } } });
  });

  it('counts a hold only as long as it is held', async () => {
    expect(await hold(demo.portal, family, hourly('2026-12-08', 6))).toMatchObject({ ok: true });
    expect(await hold(demo.portal, family, hourly('2026-12-09', 1))).toMatchObject({ code: USED_UP });
    demo.setNow(new Date(Date.parse(TEST_NOW) + 20 * 60_000).toISOString());
    expect(await hold(demo.portal, family, hourly('2026-12-09', 1))).toMatchObject({ ok: true });
  });

  it('gives money back that comes for hours which the child has otherwise by then', async () => {
    const late = await holdAndSign(demo.portal, family, hourly('2026-12-22', 4));
    const minutes = (n: number) => demo.setNow(new Date(Date.parse(TEST_NOW) + n * 60_000).toISOString());
    minutes(13);
    const state = await decide(demo.portal, family, late.id, 'approve');
    minutes(16);
    await expireHold(demo.portal, late.id);
    expect(await hold(demo.portal, family, hourly('2026-12-23', 4))).toMatchObject({ ok: true });
    expect(await settlePayment(demo.portal, state)).toBe('refunding');
    expect(await demo.portal.refunds.listOf(late.id)).toMatchObject([{ cause: 'booked_meanwhile', amount: late.total }]);
  });

  it('counts several days that are booked together, and books none of them where they are too many', async () => {
    const [wish, children] = [wishOf(family, hourly('2026-12-01', 2)), [{ ...wishOf(family, hourly('2026-12-01', 2)) }]];
    const days = { repeat: { weekdays: '2', until: '2026-12-22' } };
    const order = await quoteOrder(demo.portal, {
      ...wish,
      ...days,
      children: children.map((one) => ({ ...one, ageMonths: 8 })),
    });
    expect(order).toMatchObject({ order: { free: false } });
    if (order.ok) expect(order.order.lines.map(({ no }) => no?.code)).toEqual([undefined, undefined, undefined, USED_UP]);
    expect(await holdOrder(demo.portal, { ...wish, ...days, children })).toMatchObject({ ok: false, code: USED_UP });
    expect(await demo.portal.bookings.listOf(family.guardianId)).toEqual([]);
    const fewer = { repeat: { weekdays: '2', until: '2026-12-15' } };
    expect(await holdOrder(demo.portal, { ...wish, ...fewer, children })).toMatchObject({ ok: true });
  });

  it('lets a stay be moved within the bound, and not into a month that has no room for it', async () => {
    const moved = await book(demo.portal, family, hourly('2026-12-10', 3));
    await book(demo.portal, family, hourly('2027-01-06', 4));
    const move = (date: string) =>
      rescheduleBooking(demo.portal, {
        ...{ bookingId: moved, guardianId: family.guardianId, name: family.name, by: by(family) },
        request: hourly(date, 3),
      });
    expect(await move('2027-01-07')).toMatchObject({ ok: false, code: USED_UP });
    expect(await move('2026-12-11')).toMatchObject({ ok: true });
  });

  it('offers a place that comes free to who may have it, not to who has no hours left for it', async () => {
    const date = '2026-12-30';
    const care = { request: { form: 'hourly', date, window: BUSY } } as const;
    const other = await newFamily(demo.portal, ++n);
    await fill(demo.portal, date);
    const join = async ({ guardianId, childId }: Family) => {
      demo.setNow(plusMinutes(demo.portal.now(), 0.01));
      const joined = await joinWaitlist(demo.portal, { slug: EXAMPLE_SLUG, guardianId, childIds: [childId], care });
      return joined.ok ? joined.wait.id : '';
    };
    const [first, second] = [await join(family), await join(other)];
    await book(demo.portal, family, hourly('2026-12-28', 5));
    await fill(demo.portal, date, 1);
    await offerPlaces(demo.portal, infants(demo.portal).facility.id);
    expect((await demo.portal.waits.find(first))?.status).toBe('waiting');
    expect((await demo.portal.waits.find(second))?.status).toBe('offered');
  });

  it('sells the last of them once, though both parents ask at the same moment', async () => {
    const other = await newFamily(demo.portal, ++n, '2025-01-01');
    const invited = await inviteGuardian(demo.portal, family.guardianId);
    if (!('code' in invited)) throw new Error('no invitation');
    expect(
      await acceptInvitation(demo.portal, { guardianId: other.guardianId, code: String(invited.code), from: '127.0.0.1' }),
    ).toMatchObject({ ok: true });
    const ask = (day: number) => {
      const who = day % 2 === 0 ? family : { ...other, childId: family.childId };
      return holdPlace(demo.portal, wishOf(who, hourly(`2026-12-${String(day).padStart(2, '0')}`, 4)));
    };
    const heard = await Promise.all([14, 15, 18, 21].map(ask));
    expect(heard.filter(({ ok }) => ok)).toHaveLength(1);
    expect(heard.flatMap((one) => (one.ok ? [] : one.code))).toEqual([USED_UP, USED_UP, USED_UP]);
  });
});
