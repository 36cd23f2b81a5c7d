import { afterAll, beforeAll, expect, it } from 'vitest';
import { listNearCap } from '#cms/supervision/list-near-cap.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, newFamily, sameChild } from '../support/family.ts';
import { staffOf } from '../support/staff.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

it('counts single stays with the month before them, and one by itself as its own day', async () => {
  const staff = await staffOf(demo.portal);
  const hours = (date: string) => ({ form: 'hourly', date, window: { from: 540, to: 600 } }) as const;
  const [parents, others] = [await newFamily(demo.portal, 2), await newFamily(demo.portal, 3)];
  const ids = [
    await book(demo.portal, parents, { form: 'full_day', date: '2026-12-01', months: 1, meals: false }),
    await book(demo.portal, parents, hours('2027-02-24')),
  ];
  const alone = await book(demo.portal, others, hours('2027-03-10'));
  const numbers = await Promise.all([...ids, alone].map(async (id) => (await demo.portal.bookings.get(id)).number));
  const rows = await listNearCap(demo.portal, staff.district);
  const row = rows.find((one) => one.numbers.includes(numbers[0] ?? ''));
  expect(row).toMatchObject({ standing: 'near', from: '2026-12-01', to: '2027-02-24', until: '2027-03-01', byName: false });
  expect(row?.numbers.toSorted()).toEqual(numbers.slice(0, 2).toSorted());
  expect(rows.flatMap((one) => one.numbers)).not.toContain(numbers[2]);
});

it('takes a child that two guardians who are not linked have written down as one, and says that it goes by name and birth date', async () => {
  const staff = await staffOf(demo.portal);
  const family = await newFamily(demo.portal, 4);
  const twin = await sameChild(demo.portal, family, 5);
  const month = (date: string) => ({ form: 'full_day', date, months: 1, meals: false }) as const;
  const ids = [
    await book(demo.portal, family, month('2026-12-01')),
    await book(demo.portal, twin, { form: 'hourly', date: '2027-02-24', window: { from: 540, to: 600 } }),
  ];
  const numbers = await Promise.all(ids.map(async (id) => (await demo.portal.bookings.get(id)).number));
  const rows = await listNearCap(demo.portal, staff.district);
  const row = rows.find((one) => one.numbers.includes(numbers[0] ?? ''));
  expect(row).toMatchObject({ standing: 'near', from: '2026-12-01', to: '2027-02-24', byName: true });
  expect(row?.numbers.toSorted()).toEqual(numbers.toSorted());
});

it('shows a supervisor what is near the cap in its own territory, and of whom nothing', async () => {
  const staff = await staffOf(demo.portal);
  const before = (await listNearCap(demo.portal, staff.district)).length;
  const parents = await newFamily(demo.portal, 1);
  const id = await book(demo.portal, parents, { form: 'full_day', date: '2026-12-01', months: 3, meals: false });
  const { number, total } = await demo.portal.bookings.get(id);
  const rows = await listNearCap(demo.portal, staff.district);
  expect(rows.length).toBe(before + 1);
  const row = rows.find(({ numbers }) => numbers.includes(number));
  expect(row).toMatchObject({ standing: 'near', to: '2027-02-26', until: '2027-03-01', paid: total });
  const said = JSON.stringify(row);
  for (const secret of [parents.name, '宝宝1', parents.childId, parents.guardianId]) expect(said).not.toContain(secret);

  expect((await listNearCap(demo.portal, staff.city)).length).toBeGreaterThanOrEqual(rows.length);
  expect(
    (await listNearCap(demo.portal, { ...staff.district, territory: '321204' })).map(({ numbers }) => numbers[0]),
  ).not.toContain(number);
  for (const who of ['head', 'counter', 'author', 'reviewer', 'legal'] as const)
    expect(await listNearCap(demo.portal, staff[who]), who).toEqual([]);
});
