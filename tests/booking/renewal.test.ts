import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookAtCounter } from '#cms/booking/book-at-counter.ts';
import { remindFamily } from '#cms/booking/remind-family.ts';
import { renewalFor } from '#cms/booking/renew.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';
import { staffOf } from '../support/staff.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

const at = (now: string) => ({ ...demo.portal, now: () => now });
const told = async (contact: string) =>
  (await demo.portal.payload.find({ collection: 'messages', where: { to: { equals: contact } }, sort: 'sentAt' })).docs;
const month = (date: string) => ({ form: 'full_day', date, months: 1, meals: false }) as const;

it('a family hears two weeks before its care by the month ends, and nothing once it has booked what follows', async () => {
  const { portal } = demo;
  for (const [n, follows] of [
    [7701, false],
    [7702, true],
  ] as const) {
    const family = await newFamily(portal, n);
    const id = await book(portal, family, month('2026-12-01'));
    const eve = (await portal.bookings.get(id)).remindAt ?? '';
    expect(await remindFamily(at(eve), id)).toBe('reminded');
    const notice = (await portal.bookings.get(id)).remindAt ?? '';
    expect(notice.slice(0, 10)).toBe('2026-12-17');
    const renewal = await renewalFor(at(notice), await portal.bookings.get(id));
    expect(renewal).toMatchObject({ from: '2027-01-04', months: 1 });
    if (follows) await book(portal, family, month('2027-01-04'));
    await remindFamily(at(notice), id);
    const kinds = (await told(`1390000${n}`)).map(({ kind }) => kind);
    expect(kinds.includes('renewal')).toBe(!follows);
    const text = (await told(`1390000${n}`)).find(({ kind }) => kind === 'renewal')?.text;
    // 2,180.00 a month, of which the city pays back 300.00 where the child is registered; for the tax nobody knows.
    if (!follows) expect(text).toContain('接着托 1 个月，一共 2,180.00 元。落了户口，补贴后一共约 1,880 元。');
    expect((await portal.bookings.get(id)).remindAt).toBeUndefined();
  }
});

it('the counter’s message says that one tap is enough where a framework contract holds', async () => {
  const { portal } = demo;
  const family = await newFamily(portal, 7703);
  const hourly = (date: string) => ({ form: 'hourly', date, window: { from: 540, to: 600 } }) as const;
  await book(portal, family, hourly('2026-12-02'));
  const { counter } = await staffOf(portal);
  const [child] = await portal.children.listOf(family.guardianId);
  const wish = {
    ...{ slug: EXAMPLE_SLUG, request: hourly('2026-12-03'), contact: '13900007703', guardianName: family.name, relation: '爸爸' },
    ...{
      childName: child?.name ?? '',
      birthDate: child?.birthDate ?? '',
      pickups: [],
      hadSameService: true,
      staffId: counter.id,
    },
  };
  const booked = await bookAtCounter(portal, wish as Parameters<typeof bookAtCounter>[1]);
  expect(booked.ok, JSON.stringify(booked)).toBe(true);
  expect((await told('13900007703')).map(({ kind }) => kind)).toContain('counter_tap');
});
