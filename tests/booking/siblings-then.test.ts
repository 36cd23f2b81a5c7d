import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { siblingsThen } from '#cms/booking/siblings-then.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 40, enrolled: false });
});
afterAll(() => demo.close());

const morning = { form: 'hourly', date: '2026-12-02', window: { from: 540, to: 660 } } as const;

it('a brother for whom there is a place then is offered one that can be held; who is too old, or elsewhere then, is not', async () => {
  const { portal } = demo;
  const parents = await newFamily(portal, 1);
  const also = { healthConsent: false, pickups: [] };
  const brother = await saveChild(portal, parents.guardianId, { ...also, name: '哥哥', birthDate: '2025-06-01' });
  const grown = await saveChild(portal, parents.guardianId, { ...also, name: '姐姐', birthDate: '2023-12-01' });
  if (!brother.ok || !grown.ok) throw new Error('a child was refused');
  const held = await hold(portal, parents, morning);
  if (!held.ok) throw new Error(held.code);

  const [offered, ...more] = await siblingsThen(portal, { booking: held.booking, slug: EXAMPLE_SLUG });
  expect(more).toEqual([]);
  expect(offered?.child.id).toBe(brother.child.id);
  const inList = await portal.children.listOf(parents.guardianId);
  expect(inList[offered?.at ?? -1]?.id).toBe(brother.child.id);

  const both = await hold(portal, { ...parents, childId: brother.child.id }, morning);
  expect(both).toMatchObject({ ok: true, booking: { total: offered?.quote.total, classId: offered?.quote.group.id } });
  expect(await siblingsThen(portal, { booking: held.booking, slug: EXAMPLE_SLUG })).toEqual([]);
});
