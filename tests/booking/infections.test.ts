import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportFamily } from '#cms/booking/export-family.ts';
import { noteInfection } from '#cms/booking/infections/note-infection.ts';
import { noteProof, withdrawInfection } from '#cms/booking/infections/settle-infection.ts';
import { reportAbsence } from '#cms/booking/report-absence.ts';
import { settleMonth } from '#cms/booking/settle-month.ts';
import { forgetExpired } from '#cms/follow/forget-expired.ts';
import { listInfections } from '#cms/places/infections/list-infections.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { reportedDays } from '#domain/booking/absence.ts';
import { attendanceOn } from '#domain/booking/booking-state.ts';
import { enrolledName } from '#domain/places/enrolled.ts';
import { emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

const MONTH = { form: 'full_day', date: '2026-12-01', months: 1, meals: true } as const;
/** Two weeks at home from the first day of care: hand, foot and mouth disease, noted on the Wednesday of that week. */
const ONSET = '2026-12-01';
const NOTED = '2026-12-02T00:10:00.000Z';
const BACK = '2026-12-15';

let demo: DemoPortal;
let family: Family;
let stay: string;
let facilityId: string;
let n = 9300;
beforeAll(async () => {
  demo = await demoPortal();
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  await demo.portal.payload.db.deleteMany({ collection: 'infections', where: {} });
  family = await newFamily(demo.portal, ++n);
  stay = await book(demo.portal, family, MONTH);
  facilityId = (await demo.portal.bookings.get(stay)).facilityId;
  demo.setNow(NOTED);
});
afterAll(() => demo.close());

const staffId = 'the-head';
const note = (to: { stay?: string; disease?: string; onset?: string; facilityId?: string } = {}) =>
  noteInfection(demo.portal, { facilityId, stay, disease: 'hand_foot_mouth', onset: ONSET, staffId, ...to });
const noted = async (to = {}) => {
  const done = await note(to);
  if (!done.ok) throw new Error(done.code);
  return done.infection;
};
const comes = (date: string, bookingId = stay) => {
  demo.setNow(`${date}T00:30:00.000Z`);
  return markAttendance(demo.portal, { bookingId, facilityId, date, what: 'check_in', staffId });
};
const proved = (id: string, on: string, issuer = '海陵区妇幼保健院') =>
  noteProof(demo.portal, { facilityId, id, staffId, on, issuer });
const absent = async () => {
  const { occasions, actions } = await demo.portal.bookings.get(stay);
  return occasions.map(({ date }) => date).filter((date) => attendanceOn(actions, date).absent);
};
const booked = async () => (await demo.portal.bookings.get(stay)).occasions.map(({ date }) => date);

describe('a child that is noted as ill', () => {
  it('is refused at the door until its day, and then until the head has seen the certificate', async () => {
    const { id, back } = await noted();
    expect(back).toBe(BACK);
    const refused = { ok: false, params: { day: BACK } };
    expect(await comes('2026-12-03')).toMatchObject({ ...refused, code: 'kept_out_until_proof' });
    expect(await comes(BACK)).toMatchObject({ ...refused, code: 'kept_out_proof' });
    expect(await proved(id, '2026-12-16')).toMatchObject({ code: 'infection_proof_day' });
    expect(await proved(id, '2026-11-30')).toMatchObject({ code: 'infection_proof_day' });
    expect(await proved(id, '2026-12-14', ' ')).toMatchObject({ code: 'infection_issuer' });
    expect(await noteProof(demo.portal, { facilityId: 'other', id, staffId, on: BACK, issuer: '医院' })).toMatchObject({
      code: 'not_found',
    });
    expect(await proved(id, '2026-12-14')).toMatchObject({ ok: true, day: BACK });
    expect(await comes(BACK)).toMatchObject({ ok: true, isNew: true });
  });

  it('comes no earlier by a certificate', async () => {
    const { id } = await noted();
    demo.setNow('2026-12-04T00:00:00.000Z');
    expect(await proved(id, '2026-12-04')).toMatchObject({ ok: true, day: BACK });
    expect(await comes('2026-12-14')).toMatchObject({ code: 'kept_out_until', params: { day: BACK } });
    expect(await comes(BACK)).toMatchObject({ ok: true });
  });

  it('is noted as not coming on the days until then, its place is offered as of one who reported it, and its meals come back', async () => {
    await noted();
    const days = (await booked()).filter((date) => '2026-12-02' <= date && date < BACK);
    expect(days.length).toBeGreaterThan(7);
    expect(await absent()).toEqual(days);
    const reported = reportedDays(await demo.portal.bookings.get(stay));
    expect(reported.filter(({ offered }) => offered).map(({ date }) => date)).toEqual(days.slice(1));
    for (const date of (await booked()).filter((one) => !days.includes(one))) {
      if (date < BACK) continue;
      const [one] = await demo.portal.infections.listAt(facilityId);
      if (date === BACK && one) {
        demo.setNow(`${BACK}T00:00:00.000Z`);
        await proved(one.id, BACK);
      }
      await comes(date);
    }
    demo.setNow('2027-01-20T00:00:00.000Z');
    expect(await settleMonth(demo.portal, stay)).toBe('settled');
    const settled = (await demo.portal.bookings.get(stay)).actions.find(({ type }) => type === 'settle_month');
    const meals = (await demo.portal.bookings.get(stay)).lines.find(({ kind }) => kind === 'meals')?.amount ?? 0;
    // The first of December is a day without it too: nobody noted it.
    expect(settled).toMatchObject({ care: 0, meals: Math.round((meals * (days.length + 1)) / (await booked()).length) });
  });

  it('is not brought back by its family or at the door as long as it is kept at home', async () => {
    await noted();
    const [, day = ''] = await absent();
    const back = { bookingId: stay, guardianId: family.guardianId, date: day, by: by(family), back: true };
    expect(await reportAbsence(demo.portal, back)).toMatchObject({ ok: false, code: 'kept_out_until_proof' });
    expect((await absent()).includes(day)).toBe(true);
  });

  it('and its family hears of it once, of the certificate once, and of neither the child nor the disease', async () => {
    const heard = hearMessages(demo.portal);
    const { id } = await noted();
    expect(await note()).toMatchObject({ ok: false, code: 'infection_noted' });
    expect(heard.map(({ kind }) => kind)).toEqual(['kept_home_proof']);
    await proved(id, '2026-12-02');
    await proved(id, '2026-12-02', '泰州市儿童医院');
    expect(heard.map(({ kind }) => kind)).toEqual(['kept_home_proof', 'may_return']);
    expect(heard[0]?.text).toMatch(/12.?月.?15.?日.*证明/);
    expect(heard.map(({ text }) => text).join()).not.toMatch(/手足口|宝宝/);
  });

  it('by mistake is taken in at once, and the days still to come are its own again', async () => {
    const { id } = await noted();
    const heard = hearMessages(demo.portal);
    demo.setNow('2026-12-03T00:00:00.000Z');
    const which = { facilityId, id, staffId };
    expect(await withdrawInfection(demo.portal, { ...which, facilityId: 'other' })).toMatchObject({ code: 'not_found' });
    expect(await withdrawInfection(demo.portal, which)).toMatchObject({ ok: true });
    expect(await withdrawInfection(demo.portal, which)).toMatchObject({ ok: true });
    expect(await absent()).toEqual(['2026-12-02']);
    expect(heard.map(({ kind }) => kind)).toEqual(['kept_home_undone']);
    expect(await comes('2026-12-03')).toMatchObject({ ok: true });
  });

  it('stands so on the roster, without its disease', async () => {
    await noted();
    const roster = await dayRoster(demo.portal, { facilityId, date: '2026-12-07', reader: staffId });
    const line = roster.find(({ booking }) => booking === stay);
    expect(line).toMatchObject({ state: 'absent', keptOut: { why: 'kept_out_until_proof', back: BACK } });
    expect(roster.filter(({ keptOut }) => keptOut)).toHaveLength(1);
    expect(JSON.stringify(line)).not.toContain('hand_foot_mouth');
  });
});

describe('noting it', () => {
  it('asks for a disease of the list, a day that fits, and a child of the centre', async () => {
    expect(await note({ disease: 'plague' })).toMatchObject({ code: 'infection_disease' });
    expect(await note({ onset: '2026-12-03' })).toMatchObject({ code: 'infection_onset' });
    expect(await note({ onset: 'gestern' })).toMatchObject({ code: 'date_invalid' });
    expect(await note({ facilityId: 'other' })).toMatchObject({ code: 'booking_not_found' });
    expect(await note({ stay: 'none' })).toMatchObject({ code: 'booking_not_found' });
  });

  it('by twenty at once makes one of it', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => note()));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(all.filter((one) => !one.ok && one.code === 'infection_noted')).toHaveLength(19);
    expect(await demo.portal.infections.listAt(facilityId)).toHaveLength(1);
  });

  it('of a child that the centre has enrolled itself keeps it at the door too', async () => {
    const roster = await dayRoster(demo.portal, { facilityId, date: '2026-12-02', reader: staffId });
    const name = roster.find(({ enrolled }) => enrolled)?.booking ?? '';
    expect(name).toMatch(new RegExp(`^${enrolledName('')}`));
    const all = await Promise.all([note({ stay: name }), note({ stay: name }), note({ stay: name })]);
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await comes('2026-12-02', name)).toMatchObject({ code: 'kept_out_until_proof' });
    const line = (await dayRoster(demo.portal, { facilityId, date: '2026-12-02', reader: staffId })).find(
      (one) => one.booking === name,
    );
    expect(line?.keptOut).toMatchObject({ back: BACK });
  });
});

it('two of a class tell its head and supervisors once a day, by mail, without a name', async () => {
  const other = await newFamily(demo.portal, ++n);
  demo.setNow(TEST_NOW);
  const second = await book(demo.portal, other, MONTH);
  demo.setNow(NOTED);
  const heard = hearMessages(demo.portal);
  await noted();
  expect(heard.filter(({ kind }) => kind === 'infection_cluster')).toEqual([]);
  await noted({ stay: second });
  const sent = heard.filter(({ kind }) => kind === 'infection_cluster');
  expect(sent.map(({ to }) => to).sort()).toEqual(expect.arrayContaining(['city@demo.example', 'head@demo.example']));
  expect(sent.find(({ lang }) => lang === 'zh')?.text).toMatch(/7 天里有 2 个孩子得了手足口病.*\/admin\/close-days/);
  expect(sent.map(({ text }) => text).join()).not.toMatch(/宝宝/);
  const { clusters, lines } = await listInfections(demo.portal, { facilityId, reader: staffId });
  expect(clusters.map(({ rule, count }) => [rule.code, count])).toEqual([['hand_foot_mouth', 2]]);
  expect(lines.map(({ name, open }) => [name, open])).toEqual(
    expect.arrayContaining([
      [`宝宝${n}`, true],
      [`宝宝${n - 1}`, true],
    ]),
  );
  expect(await demo.portal.audit.lastOf('read_infections')).toMatchObject({ detail: { infections: 2 } });
});

it('is in what its family takes away, and goes with the child and with the account', async () => {
  await noted();
  const { portal } = demo;
  const guardian = await portal.guardians.get(family.guardianId);
  const taken = await exportFamily(portal, { guardian, lang: 'zh' });
  const file = taken.ok ? unzipSync(taken.zipped)['infections.json'] : undefined;
  expect(JSON.parse(strFromU8(file ?? new Uint8Array()))).toMatchObject([
    { disease: 'hand_foot_mouth', onset: ONSET, back: BACK },
  ]);
  await portal.work((unit) => portal.infections.removeOfChild(family.childId, unit));
  expect(await portal.infections.listAt(facilityId)).toEqual([]);
  await noted();
  await portal.work((unit) => portal.familyData.erase(guardian, unit));
  expect(await portal.infections.listAt(facilityId)).toEqual([]);
});

it('three months after a child may come back nothing is kept of it', async () => {
  await noted();
  demo.setNow('2027-03-15T00:00:00.000Z');
  await forgetExpired(demo.portal);
  expect(await demo.portal.infections.ofFamily(family.guardianId)).toHaveLength(1);
  demo.setNow('2027-03-16T00:00:00.000Z');
  await forgetExpired(demo.portal);
  expect(await demo.portal.infections.ofFamily(family.guardianId)).toEqual([]);
});
