import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { findShut, tellShut } from '#cms/booking/tell-shut.ts';
import { findStopped, tellStopped } from '#cms/booking/tell-stopped.ts';
import type { Notification } from '#cms/ports/notify/port.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

let demo: DemoPortal;
let facility: string;
let family: Family;
let n = 700;
let sent: Notification[];
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  facility = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG)?.id ?? '';
  sent = hearMessages(demo.portal);
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  await demo.portal.payload.delete({ collection: 'closures', where: { facility: { equals: facility } } });
  await demo.portal.supplies.refresh([facility]);
  family = await newFamily(demo.portal, ++n);
});
afterAll(() => demo.close());

async function close(from: string, to: string, reason = { zh: '换消防管', en: 'new fire pipes' }): Promise<string> {
  const data = { facility, from, to, reason: reason.zh };
  const { id } = await demo.portal.payload.create({ collection: 'closures', data, locale: 'zh' });
  await demo.portal.payload.update({ collection: 'closures', id, data: { reason: reason.en }, locale: 'en' });
  await demo.portal.supplies.refresh([facility]);
  return id;
}
async function tell(): Promise<Notification[]> {
  sent.length = 0;
  for (const id of await findShut(demo.portal)) await tellShut(demo.portal, id);
  for (const id of await findStopped(demo.portal)) await tellStopped(demo.portal, id);
  const { contact } = await demo.portal.guardians.get(family.guardianId);
  return sent.filter(({ kind, to }) => to === contact && /^(days|stay|centre)_/.test(kind));
}
const single = { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } } as const;
const month = { form: 'full_day', date: '2026-12-01', months: 1, meals: false } as const;

describe('a family whose days a centre shuts', () => {
  it('is told once, with the day in words, why, what to choose and where; saving again tells nobody', async () => {
    const id = await book(demo.portal, family, single);
    expect(await tell()).toEqual([]);
    const closure = await close(WEDNESDAY, WEDNESDAY);
    const [told, ...more] = await tell();
    expect(more).toEqual([]);
    expect(told).toMatchObject({ kind: 'stay_shut', lang: 'zh', booking: id });
    for (const words of ['2026 年 11 月 25 日，周三', '（换消防管）', '现在取消退', `/bookings/${id}`])
      expect(told?.text).toContain(words);
    await demo.portal.payload.update({ collection: 'closures', id: closure, data: { reason: '换水管' } });
    await demo.portal.supplies.refresh([facility]);
    expect(await tell()).toEqual([]);
  });

  it('is told of care by the month that the days come back, in its own language, and anew of others', async () => {
    await demo.portal.guardians.change(family.guardianId, { lang: 'en' });
    await book(demo.portal, family, month);
    const first = await close('2026-12-03', '2026-12-04');
    const [told] = await tell();
    expect(told).toMatchObject({ kind: 'days_shut', lang: 'en' });
    for (const words of ['3 Dec', '4 Dec', '(new fire pipes)', 'among them: 2', 'refunded when the month ends'])
      expect(told?.text).toContain(words);
    await demo.portal.payload.update({ collection: 'closures', id: first, data: { to: '2026-12-07' } });
    await demo.portal.supplies.refresh([facility]);
    expect((await tell()).map(({ kind }) => kind)).toEqual(['days_shut']);
    await demo.portal.payload.delete({ collection: 'closures', id: first });
    await demo.portal.supplies.refresh([facility]);
    expect((await tell()).map(({ kind }) => kind)).toEqual(['days_open']);
    expect(await tell()).toEqual([]);
  });

  it('is told when the city makes a booked day a day of rest', async () => {
    await book(demo.portal, family, single);
    const data = {
      date: WEDNESDAY,
      kind: 'holiday',
      name: '临时放假',
      source: 'test',
      sourceUrl: 'https://example.org',
    } as const;
    const { id } = await demo.portal.payload.create({ collection: 'special-days', data: data as never });
    await demo.portal.refreshSpecialDays();
    expect((await tell()).map(({ kind }) => kind)).toEqual(['stay_shut']);
    await demo.portal.payload.delete({ collection: 'special-days', id });
    await demo.portal.refreshSpecialDays();
  });

  it('is told nothing of other days, or of what it has cancelled', async () => {
    await book(demo.portal, family, single);
    await close('2026-11-26', '2026-11-26');
    expect(await tell()).toEqual([]);
    const [booking] = await demo.portal.bookings.listOf(family.guardianId);
    const bookingId = booking?.id ?? '';
    await cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
    await close(WEDNESDAY, WEDNESDAY);
    expect(await tell()).toEqual([]);
  });

  it('is told though the first try could not be sent', async () => {
    await book(demo.portal, family, single);
    await close(WEDNESDAY, WEDNESDAY);
    expect(await findShut(demo.portal)).not.toEqual([]);
    expect(await tell()).toHaveLength(1);
  });
});
