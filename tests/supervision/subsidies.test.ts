import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { saveChild } from '#cms/accounts/save-family.ts';
import { exportFamily } from '#cms/booking/export-family.ts';
import { unlinkGuardians } from '#cms/booking/unlink-guardians.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { askSubsidy, withdrawSubsidy } from '#cms/supervision/subsidies/ask-subsidy.ts';
import { drawUpList, nameRows } from '#cms/supervision/subsidies/draw-up-list.ts';
import { owedSubsidies, subsidyMonths } from '#cms/supervision/subsidies/owed-subsidies.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, type Family, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());

const of = (family: Family) => ({ guardianId: family.guardianId, childId: family.childId, code: 'daily' });
const subsidy = async () => {
  const found = (await demo.portal.subsidies.list()).find(({ code }) => code === 'daily');
  if (!found) throw new Error('the demonstration has no subsidy');
  return found;
};

/** The days of a family's stay on which its child comes. */
async function comes(family: Family, bookingId: string, dates: readonly string[]) {
  const { facilityId } = await demo.portal.bookings.get(bookingId);
  for (const date of dates) {
    demo.setNow(`${date}T01:00:00.000Z`);
    const mark = { bookingId, facilityId, date, staffId: staff.head.id };
    expect(await markAttendance(demo.portal, { ...mark, what: 'check_in' }), family.name).toMatchObject({ ok: true });
  }
}

it('a family asks once, and the city pays by a list what attendance says, and mends it by the next', async () => {
  const { portal } = demo;
  const [asks, asksNot, late] = await Promise.all([11, 12, 13].map((n) => newFamily(portal, n)));
  if (!asks || !asksNot || !late) throw new Error('no families');
  const month = { form: 'full_day', date: '2026-12-01', months: 1, meals: false } as const;
  const bookings = new Map<Family, string>();
  for (const family of [asks, asksNot, late]) bookings.set(family, await book(portal, family, month));
  expect(await askSubsidy(portal, of(asks))).toEqual({ ok: true });
  expect(await askSubsidy(portal, { ...of(asks), guardianId: asksNot.guardianId })).toMatchObject({ status: 404 });

  const dates = ['2026-12-01', '2026-12-02', '2026-12-03'];
  for (const family of [asks, asksNot, late]) await comes(family, bookings.get(family) ?? '', dates);
  demo.setNow('2027-02-01T04:00:00.000Z');
  expect((await owedSubsidies(portal, await subsidy())).rows.filter(({ month: of }) => of === '2026-12')).toEqual([]);
  demo.setNow('2027-02-02T04:00:00.000Z');
  expect(await askSubsidy(portal, of(late))).toEqual({ ok: true });

  const { rows, total } = await owedSubsidies(portal, await subsidy());
  const { number } = await portal.bookings.get(bookings.get(asks) ?? '');
  expect(total).toBe(3_000);
  expect(rows.find(({ childId, month: of }) => childId === asks.childId && of === '2026-12')).toMatchObject({
    ...{ days: 3, amount: 3_000, bookings: [number] },
  });
  expect(rows.find(({ childId, month: of }) => childId === late.childId && of === '2026-12')).toMatchObject({
    ...{ amount: 0, no: 'asked_late' },
  });
  expect(rows.map(({ childId }) => childId)).not.toContain(asksNot.childId);

  for (const who of ['head', 'counter', 'district', 'author', 'legal'] as const)
    expect(await drawUpList(portal, { code: 'daily', user: staff[who] }), who).toMatchObject({ status: 404 });
  const drawn = await Promise.all(Array.from({ length: 8 }, () => drawUpList(portal, { code: 'daily', user: staff.city })));
  expect(drawn.filter(({ ok }) => ok)).toHaveLength(1);
  expect(drawn.find(({ ok }) => !ok)).toMatchObject({ status: 409, code: 'subsidy_none_owed' });
  const [list] = await portal.subsidies.listsOf('daily');
  expect(list).toMatchObject({ number: 'daily-001', total: 3_000 });
  const named = await nameRows(portal, { ...list, code: 'daily', rows: list?.rows ?? [], user: staff.city });
  expect(named.find(({ row }) => row.amount > 0)).toMatchObject({ child: '宝宝11', guardian: '家长11', contact: '13900000011' });

  // The centre had noted one day by mistake, and is an affordable one no more: the day goes, the others stay paid.
  const facilityId = (await portal.bookings.get(bookings.get(asks) ?? '')).facilityId;
  const of3 = { bookingId: bookings.get(asks) ?? '', facilityId, date: '2026-12-03', staffId: staff.head.id };
  expect(await markAttendance(portal, { ...of3, what: 'undo_check_in' })).toMatchObject({ ok: true });
  await portal.payload.db.updateOne({ collection: 'facilities', id: facilityId, data: { inclusive: 'no' } });
  const next = await drawUpList(portal, { code: 'daily', user: staff.admin });
  expect(next).toMatchObject({ ok: true, list: { number: 'daily-002', total: -1_000 } });

  const child = (await portal.children.listOf(asks.guardianId))[0];
  if (!child) throw new Error('no child');
  const [seen] = await subsidyMonths(portal, {
    ...{ subsidy: await subsidy(), child, askedOn: '2026-11-23', months: ['2026-12'] },
  });
  expect(seen).toMatchObject({ days: 2, amount: 2_000, list: { number: 'daily-002' } });
});

/** A family with a month, and the days of it on which its child came by then. */
async function cameIn(n: number, dates: readonly string[], date = '2026-12-01'): Promise<{ family: Family; id: string }> {
  demo.setNow(TEST_NOW);
  const family = await newFamily(demo.portal, n);
  const id = await book(demo.portal, family, { form: 'full_day', date, months: 1, meals: false });
  const { facilityId } = await demo.portal.bookings.get(id);
  await demo.portal.payload.db.updateOne({ collection: 'facilities', id: facilityId, data: { inclusive: 'yes' } });
  await askSubsidy(demo.portal, of(family));
  await comes(family, id, dates);
  return { family, id };
}
const draw = () => drawUpList(demo.portal, { code: 'daily', user: staff.city });
const sumOf = ({ childId }: Family, rows: readonly { childId: string; amount: number }[]) =>
  rows.filter((row) => row.childId === childId).reduce((total, { amount }) => total + amount, 0);
const listedFor = async (family: Family) =>
  sumOf(
    family,
    (await demo.portal.subsidies.listsOf('daily')).flatMap(({ rows }) => rows),
  );
const owedTo = async (family: Family) => sumOf(family, (await owedSubsidies(demo.portal, await subsidy())).rows);

it('what was paid stays paid for a family that takes it back and asks again later', async () => {
  const { portal } = demo;
  const { family, id } = await cameIn(21, ['2026-12-01', '2026-12-02']);
  demo.setNow('2027-02-02T04:00:00.000Z');
  expect(await draw()).toMatchObject({ ok: true });
  expect(await listedFor(family)).toBe(2_000);
  await withdrawSubsidy(portal, of(family));
  demo.setNow('2027-03-20T04:00:00.000Z');
  await askSubsidy(portal, of(family));
  expect(await owedTo(family)).toBe(0);
  const [child] = await portal.children.listOf(family.guardianId);
  if (!child) throw new Error('no child');
  const asked = { subsidy: await subsidy(), child, askedOn: '2027-03-20', months: ['2026-12'] };
  expect((await subsidyMonths(portal, asked))[0]).toMatchObject({ days: 2, amount: 2_000 });
  // What the centre mends of it is still mended.
  const { facilityId } = await portal.bookings.get(id);
  const mark = { bookingId: id, facilityId, date: '2026-12-02', staffId: staff.head.id };
  expect(await markAttendance(portal, { ...mark, what: 'undo_check_in' })).toMatchObject({ ok: true });
  expect(await owedTo(family)).toBe(-1_000);
});

it('a day that is noted after its month was listed without any is paid by the next list, and a centre counts as it was when it was first named', async () => {
  const { portal } = demo;
  const { family, id } = await cameIn(22, []);
  demo.setNow('2027-02-02T04:00:00.000Z');
  const { family: other } = await cameIn(23, ['2026-12-01']);
  demo.setNow('2027-02-02T04:00:00.000Z');
  expect(await draw()).toMatchObject({ ok: true });
  expect(await listedFor(family)).toBe(0);
  const { facilityId } = await portal.bookings.get(id);
  const mark = { bookingId: id, facilityId, date: '2026-12-01', staffId: staff.head.id };
  expect(await markAttendance(portal, { ...mark, what: 'check_in' })).toMatchObject({ ok: true });
  expect(await owedTo(family)).toBe(1_000);
  expect(await draw()).toMatchObject({ ok: true });
  await portal.payload.db.updateOne({ collection: 'facilities', id: facilityId, data: { inclusive: 'no' } });
  expect([await owedTo(family), await owedTo(other)]).toEqual([0, 0]);
});

it('is paid once for a child that two guardians had entered, before they are linked and after, and taken back by either', async () => {
  const { portal } = demo;
  const { family: guest } = await cameIn(24, ['2027-01-05', '2027-01-06'], '2027-01-04');
  demo.setNow('2027-03-04T04:00:00.000Z');
  expect(await draw()).toMatchObject({ ok: true });
  expect(await listedFor(guest)).toBe(2_000);
  const host = await newFamily(portal, 25);
  const twin = { name: '宝宝24', birthDate: '2026-03-10', healthConsent: false, pickups: [] };
  const saved = await saveChild(portal, host.guardianId, twin);
  const invited = await inviteGuardian(portal, host.guardianId);
  if (!saved.ok || !invited.ok) throw new Error('not invited');
  const kept = { ...host, childId: saved.child.id };
  expect(await askSubsidy(portal, of(kept))).toEqual({ ok: true });
  const trying = { guardianId: guest.guardianId, code: invited.code, from: '203.0.113.7' };
  expect(await acceptInvitation(portal, trying)).toEqual({ ok: true });
  expect([await owedTo(kept), await owedTo(guest)]).toEqual([0, 0]);
  const asked = { subsidy: await subsidy(), child: saved.child, askedOn: '2026-11-23', months: ['2027-01'] };
  expect((await subsidyMonths(portal, asked))[0]).toMatchObject({ amount: 2_000, list: { code: 'daily' } });
  const lists = await portal.subsidies.listsOf('daily');
  const rows = lists.flatMap((list) => list.rows).filter(({ childId }) => childId === guest.childId);
  const [named] = await nameRows(portal, { code: 'daily', rows, user: staff.city });
  expect(named).toMatchObject({ child: '宝宝24', guardian: '家长24', contact: '13900000024' });
  // Either of the two sees that it was asked for, and takes it back.
  expect(await portal.subsidies.asksOf([kept.childId])).toHaveLength(1);
  expect(await withdrawSubsidy(portal, of(kept))).toEqual({ ok: true });
  expect((await portal.subsidies.asksFor('daily')).map(({ guardianId }) => guardianId)).not.toContain(guest.guardianId);
});

it('of two guardians who part nobody has asked for the other’s child any more', async () => {
  const { portal } = demo;
  demo.setNow(TEST_NOW);
  const [host, guest] = [await newFamily(portal, 26), await newFamily(portal, 27)];
  const invited = await inviteGuardian(portal, host.guardianId);
  if (!invited.ok) throw new Error(invited.code);
  await acceptInvitation(portal, { guardianId: guest.guardianId, code: invited.code, from: '203.0.113.8' });
  expect(await askSubsidy(portal, { ...of(host), guardianId: guest.guardianId })).toEqual({ ok: true });
  expect(await unlinkGuardians(portal, guest.guardianId)).toEqual({ ok: true });
  expect(await portal.subsidies.asksOf([host.childId])).toEqual([]);
});

it('what was taken back is handed on no more, and goes with the account', async () => {
  const { portal } = demo;
  const family = await newFamily(portal, 14);
  await askSubsidy(portal, of(family));
  await askSubsidy(portal, of(family));
  expect((await portal.subsidies.asksOf([family.childId])).length).toBe(1);
  const guardian = await portal.guardians.get(family.guardianId);
  const folder = await exportFamily(portal, { guardian, lang: 'zh' });
  expect(folder.ok).toBe(true);
  expect(await withdrawSubsidy(portal, of(family))).toEqual({ ok: true });
  expect(await portal.subsidies.asksOf([family.childId])).toEqual([]);
  expect((await portal.subsidies.asksFor('daily')).map(({ childId }) => childId)).not.toContain(family.childId);
  await askSubsidy(portal, of(family));
  await portal.work((unit) => portal.familyData.erase({ id: family.guardianId, contact: guardian.contact }, unit));
  expect((await portal.subsidies.asksFor('daily')).map(({ childId }) => childId)).not.toContain(family.childId);
});

it('a subsidy by which a list was drawn up is not changed, but may end', async () => {
  const { payload } = demo.portal;
  const { id } = await subsidy();
  const change = (data: object) =>
    payload.update({ collection: 'care-subsidies', id, data, user: staff.admin, overrideAccess: false });
  await expect(change({ amount: 2_000 })).rejects.toThrow();
  expect(await change({ endsOn: '2027-06-30', budget: 1_000_000 })).toMatchObject({ endsOn: '2027-06-30' });
  await expect(payload.delete({ collection: 'care-subsidies', id, user: staff.admin, overrideAccess: false })).rejects.toThrow();
});
