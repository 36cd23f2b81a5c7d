import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSheet } from '#cms/input/enrolled-in-text.ts';
import { enterChildren, previewChildren } from '#cms/places/enrolled/enter-children.ts';
import { keepClaims } from '#cms/places/enrolled/keep-claims.ts';
import { moveEnrolled, planWeek } from '#cms/places/enrolled/move-enrolled.ts';
import { readAvailability } from '#cms/places/read-availability.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { enrolledName } from '#domain/places/enrolled.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { comingAgain, infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';

let demo: DemoPortal;
let facility: FacilitySupply;
let group: ClassSupply;
let staffId: string;
let batches = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  ({ facility, group } = infants(demo.portal));
  staffId = (await demo.portal.users.find('head@demo.example'))?.id ?? '';
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  for (const collection of ['place-claims', 'enrolled-children'] as const)
    await demo.portal.payload.db.deleteMany({ collection, where: {} });
});
afterAll(() => demo.close());

const [WED, THU, FRI] = ['2026-12-02', '2026-12-03', '2026-12-04'];

async function enter(count: number, week: string) {
  const text = Array.from({ length: count }, (_, n) => `园宝${batches}${n}\t2026-03-1${n % 10}\t\t${week}`).join('\n');
  const rows = readSheet(text);
  const preview = await previewChildren(demo.portal, { facilityId: facility.id, rows });
  const seen = preview.ok ? preview.over : [];
  const entered = await enterChildren(demo.portal, { facilityId: facility.id, rows, staffId, seen, batch: `move-${++batches}` });
  if (!entered.ok) throw new Error(entered.code);
  return entered.children.map(({ id }) => enrolledName(id));
}
const wish = (name: string, also: object = {}) => ({
  ...{ facilityId: facility.id, name, was: WED, date: THU, from: 510, classId: group.id },
  ...also,
});
const move = (name: string, also: object = {}) =>
  comingAgain(() => moveEnrolled(demo.portal, { ...wish(name, also), by: staffId }));
const left = async (date: string, minute = 540) => {
  const { days } = await readAvailability(demo.portal, facility, { from: date, to: date, ageMonths: 8, form: 'hourly' });
  return Number(days[0]?.slots.find((slot) => slot.minute === minute)?.left);
};
/** So many places are left for a whole morning. */
async function leaveOnly(date: string, places: number) {
  const halfHours = await Promise.all([510, 540, 570, 600, 630, 660, 690].map((minute) => left(date, minute)));
  const others = Array.from({ length: Math.min(...halfHours) - places }, (_, n) => ({ booking: `b${n}`, from: 510, to: 720 }));
  await demo.portal.work(async (unit) => {
    const [sheet] = await demo.portal.sheets.read({ classIds: [group.id], from: date, to: date, unit });
    const claims = [...(sheet?.claims ?? []), ...others];
    const day = { classId: group.id, facilityId: facility.id, date, version: sheet?.version ?? 0 };
    await demo.portal.sheets.write([{ ...day, claims }], unit);
    return { ok: true };
  });
}
const comes = async (name: string, date: string) =>
  (await dayRoster(demo.portal, { facilityId: facility.id, date, reader: staffId })).some(({ booking }) => booking === name);

describe('a day of a child that the centre has enrolled, taken to another', () => {
  it('is looked at without a trace, and then done at once: places, roster and the log follow', async () => {
    const [name = ''] = await enter(1, '周三上午');
    const free = await left(THU);
    expect(await planWeek(demo.portal, wish(name))).toMatchObject({
      ok: true,
      before: { classId: group.id, pattern: [{ weekday: 3, part: 'morning' }] },
      change: { from: WED, classId: group.id, pattern: [{ weekday: 4, part: 'morning' }] },
      fullest: { sold: 0 },
    });
    expect([await comes(name, WED), await left(THU)]).toEqual([true, free]);
    expect(await move(name)).toMatchObject({ ok: true });
    expect([await comes(name, WED), await comes(name, THU), await comes(name, '2026-11-25')]).toEqual([false, true, true]);
    expect([await left(THU), await left('2026-12-10'), await left(WED)]).toEqual([free - 1, free - 1, free]);
    expect(await keepClaims(demo.portal, facility.id)).toBe('0 days');
    const { docs } = await demo.portal.payload.find({ collection: 'audit-log', where: { action: { equals: 'move_enrolled' } } });
    expect(docs).toMatchObject([{ actor: staffId, subject: name, detail: { change: { from: WED } } }]);
    expect(await move(name)).toMatchObject({ ok: false, code: 'enrolled_move.not_that_day' });
  });

  it('is refused, and stays, where one of the later days is full', async () => {
    const [name = ''] = await enter(1, '周三上午');
    await leaveOnly(THU, 0);
    expect(await planWeek(demo.portal, wish(name))).toMatchObject({ ok: false, status: 409, params: { date: THU } });
    expect(await move(name)).toMatchObject({ ok: false, status: 409 });
    expect(await comes(name, WED)).toBe(true);
    expect(await move(name, { from: 840, date: WED })).toMatchObject({ ok: true, change: { pattern: [{ part: 'afternoon' }] } });
  });

  it('is nobody’s to move at another centre, or into a class of another', async () => {
    const [name = ''] = await enter(1, '周三上午');
    expect(await move(name, { facilityId: 'another' })).toMatchObject({ ok: false, status: 404 });
    expect(await move(name, { classId: 'another' })).toMatchObject({ ok: false, status: 404 });
    expect(await move('enrolled:another')).toMatchObject({ ok: false, status: 404 });
    expect(await move(name, { date: '2026-02-30' })).toMatchObject({ code: 'date_invalid' });
  });

  it('by twenty at once to the last place: one has it', async () => {
    const movers = await enter(20, '周三上午');
    await leaveOnly(FRI, 1);
    const answers = await Promise.all(movers.map((name) => move(name, { date: FRI })));
    expect(answers).toHaveLength(20);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.code).toMatch(/^no_place\./);
    const [sheet] = await demo.portal.sheets.read({ classIds: [group.id], from: FRI, to: FRI });
    expect(sheet?.claims.filter(({ booking }) => movers.includes(booking))).toHaveLength(1);
  });
});
