import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { wrongs } from '#cms/core/problem.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { MOST_CHILDREN } from '#domain/offers/family-offers.ts';
import { holdFromForm, type TimeFields } from '../../site/booking/booking-form.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { pageContextOf } from '../support/page-context.ts';
import { fill } from '../support/waiting-family.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
});
afterAll(() => demo.close());

const FIRST = { guardianName: '林示例', relation: '妈妈', ground: '', adult: 'on', childName: '小满', birthDate: '2026-03-10' };
const REST = { healthNotes: '', pickupName: '', pickupRelation: '', pickupPhone: '' };
const SECOND = { otherName: '小圆', otherBirthDate: '2025-05-01' };

/** A guardian of whom no more than the contact is known. */
const guardian = async () => (await findOrCreateGuardian(demo.portal, `1370000${String(1000 + ++n)}`, 'zh')).id;
const childrenOf = (id: string) => demo.portal.children.listOf(id);

function send(guardianId: string, typed: Record<string, string>, { date = '2026-12-02', also = [] as string[] } = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...FIRST, ...REST, ...typed })) form.set(name, value);
  const window = { from: 600, to: 720 };
  const fields = {
    form: 'hourly',
    ageMonths: 8,
    date,
    from: '10:00',
    to: '12:00',
    months: 0,
    hadSameService: true,
  } as TimeFields;
  const care = { ok: true, request: { form: 'hourly', date, window } } as const;
  return holdFromForm(pageContextOf(demo.portal), { slug: EXAMPLE_SLUG, guardianId, fields, care, also, form });
}

describe('two children whom nobody knows yet, typed in one form', () => {
  it('are both kept, and each has a place of its own in one order', async () => {
    const id = await guardian();
    const held = await send(id, { ...SECOND, otherNotes: '对鸡蛋过敏', otherConsent: 'on' });
    if (!held.ok) throw new Error(held.code);
    expect(held.bookings.map(({ status }) => status)).toEqual(['held', 'held']);
    expect(new Set(held.bookings.map(({ order }) => order)).size).toBe(1);
    const children = await childrenOf(id);
    expect(children.map(({ name, healthNotes }) => [name, healthNotes])).toEqual([
      ['小圆', '对鸡蛋过敏'],
      ['小满', ''],
    ]);
    expect(new Set(held.bookings.map(({ childId }) => childId))).toEqual(new Set(children.map((one) => one.id)));
    const notes = held.bookings.map(({ childId, consents }) => [
      children.find((one) => one.id === childId)?.name,
      consents.find(({ purpose }) => purpose === 'health_notes')?.granted,
    ]);
    expect(Object.fromEntries(notes)).toEqual({ 小圆: true, 小满: false });
  });

  it.each([
    ['without a name', { otherBirthDate: '2025-05-01' }, 'otherName', 'name_missing'],
    ['born on no day', { otherName: '小圆', otherBirthDate: '2025-02-30' }, 'otherBirthDate', 'birth_date_invalid'],
    ['three already', { otherName: '小圆', otherBirthDate: '2022-05-01' }, 'otherBirthDate', 'birth_date_out_of_range'],
    ['with notes that nobody agreed to', { ...SECOND, otherNotes: '花生过敏' }, 'otherConsent', 'health_consent'],
    ['who is the first once more', { otherName: ' 小满', otherBirthDate: '2026-03-10' }, 'otherName', 'child_twice'],
  ])('the second %s is refused in its own field, and nothing of the first is kept', async (_, typed, field, code) => {
    const id = await guardian();
    const refused = await send(id, typed);
    expect(refused.ok ? [] : wrongs(refused).map((one) => [one.field, one.code])).toContainEqual([field, code]);
    expect(await childrenOf(id)).toEqual([]);
    expect((await demo.portal.guardians.get(id)).name ?? '').toBe('');
    expect(await demo.portal.bookings.listOf(id)).toEqual([]);
  });

  it('what is wrong with both is told at once', async () => {
    const refused = await send(await guardian(), { childName: '', otherBirthDate: '', otherName: '小圆' });
    expect(refused.ok ? [] : wrongs(refused).map((one) => one.field)).toEqual(['childName', 'otherBirthDate']);
  });

  it('where one of them finds no place, neither has one; sent again they are the same two', async () => {
    const id = await guardian();
    const date = '2026-12-09';
    await fill(demo.portal, date, 1);
    const twins = { ...SECOND, otherBirthDate: FIRST.birthDate };
    expect(await send(id, twins, { date })).toMatchObject({ ok: false, status: 409 });
    expect(await demo.portal.bookings.listOf(id)).toEqual([]);
    const again = await send(id, twins, { date: '2026-12-10' });
    expect(again).toMatchObject({ ok: true, bookings: [{ status: 'held' }, { status: 'held' }] });
    expect(await childrenOf(id)).toHaveLength(2);
  });

  it('one who is known and typed again keeps what is kept of it', async () => {
    const id = await guardian();
    const known = { name: '小圆', birthDate: '2025-05-01', healthNotes: '对鸡蛋过敏', healthConsent: true, pickups: [] };
    const saved = await saveChild(demo.portal, id, known);
    if (!saved.ok) throw new Error(saved.code);
    const held = await send(id, SECOND, { date: '2026-12-11', also: [saved.child.id] });
    expect(held.ok && held.bookings).toHaveLength(2);
    expect((await demo.portal.children.get(saved.child.id)).healthNotes).toBe('对鸡蛋过敏');
  });

  it(`more than ${MOST_CHILDREN} at once are refused before any is kept`, async () => {
    const id = await guardian();
    const also: string[] = [];
    for (let at = 1; at < MOST_CHILDREN; at++) {
      const saved = await saveChild(demo.portal, id, {
        ...{ name: `弟妹${at}`, birthDate: '2025-05-01', healthConsent: false, pickups: [] },
      });
      if (saved.ok) also.push(saved.child.id);
    }
    expect(await send(id, SECOND, { also })).toMatchObject({ ok: false, code: 'order_children', field: 'otherName' });
    expect(await childrenOf(id)).toHaveLength(MOST_CHILDREN - 1);
  });
});
