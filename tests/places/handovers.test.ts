import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { lengthenStay } from '#cms/booking/stay/lengthen-stay.ts';
import { shortenStay } from '#cms/booking/stay/shorten-stay.ts';
import { stayChoices } from '#cms/booking/stay/stay-choices.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { createOfferDesk } from '#cms/places/offer-desk.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { emptyBooks } from '../support/books.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { book, by, hold, newFamily } from '../support/family.ts';
import { staffOf } from '../support/staff.ts';

const DAY = '2026-12-09';
const hourly = (from: number, to: number, date = DAY) => ({ form: 'hourly', date, window: { from, to } }) as const;
const WINDOWS = [
  { act: 'drop_off', forms: ['hourly'], from: '08:00', to: '09:30' },
  { act: 'pick_up', forms: ['hourly'], from: '11:30', to: '12:30' },
] as const;

let demo: DemoPortal;
let n = 8600;
const placesOf = new Map<string, number>();
const family = () => newFamily(demo.portal, ++n);
beforeAll(async () => {
  demo = await demoPortal({ facilities: 3, enrolled: false });
  for (const { id, places } of facility().classes) placesOf.set(id, places);
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
});

const facility = () => infants(demo.portal).facility;
const group = () => infants(demo.portal).group;

/** As its head saves it; waited for until selling knows. */
async function asHead(collection: 'facilities' | 'classes', id: string, data: object, isKnown: () => boolean) {
  const { head } = await staffOf(demo.portal);
  await demo.portal.payload.update({ collection, id, data, user: head, overrideAccess: false, depth: 0 } as never);
  await eventually(async () => isKnown());
}
afterEach(async () => {
  await demo.portal.payload.update({ collection: 'facilities', id: facility().id, data: { handovers: [], gapMinutes: null } });
  for (const [id, places] of placesOf)
    await demo.portal.payload.update({
      collection: 'classes',
      id,
      data: { handovers: [], gapMinutes: null, takesTurns: false, room: null, places },
    });
  await eventually(async () => !facility().handovers && facility().classes.every((one) => !one.gapMinutes && !one.turnsWith));
});
afterAll(() => demo.close());

const quote = async (request: ReturnType<typeof hourly>) => {
  const quoted = await quoteCare(demo.portal, { slug: facility().slug, request, ageMonths: 8 });
  return quoted.ok ? quoted.quote : quoted;
};
const found = async (from: number, to: number) => {
  const desk = createOfferDesk(demo.portal, demo.portal.now());
  const wanted = { kind: 'window', date: DAY, from, to } as const;
  const offers = (await desk.offers([facility()], { wanted, ageMonths: 8 })).get(facility().id) ?? [];
  return offers.find((one) => one?.form === 'hourly');
};

describe('times at which children are brought and fetched', () => {
  beforeEach(() => asHead('facilities', facility().id, { handovers: WINDOWS }, () => facility().handovers?.length === 2));

  it('are the same for search, quote, hold, waitlist and a stay that is moved', async () => {
    const no = { reason: 'no_drop_off', when: { hours: [{ from: 480, to: 570 }] } };
    expect(await found(600, 720)).toMatchObject({ left: 0, ...no });
    expect(await quote(hourly(600, 720))).toMatchObject({ left: 0, why: no });
    const child = await family();
    expect(await hold(demo.portal, child, hourly(600, 720))).toMatchObject({ ok: false, code: 'no_place.no_drop_off' });
    expect(await hold(demo.portal, child, hourly(540, 660))).toMatchObject({ ok: false, code: 'no_place.no_pick_up' });
    const wait = { slug: facility().slug, guardianId: child.guardianId, childIds: [child.childId] };
    expect(await joinWaitlist(demo.portal, { ...wait, care: { request: hourly(600, 720) } })).toMatchObject({
      code: 'wait_never',
    });
    const id = await book(demo.portal, child, hourly(540, 720));
    const move = (from: number, to: number) =>
      rescheduleBooking(demo.portal, {
        ...{ bookingId: id, guardianId: child.guardianId, name: child.name, readTerms: true, by: by(child) },
        request: hourly(from, to, '2026-12-10'),
      } as never);
    expect(await move(600, 780)).toMatchObject({ ok: false, code: 'no_place.no_drop_off' });
    expect(await move(510, 690)).toMatchObject({ ok: true });
  });

  it('bound how a stay is made longer and shorter while the child is there', async () => {
    const child = await family();
    const id = await book(demo.portal, child, hourly(540, 720));
    const clock = (minute: number) => demo.setNow(new Date(Date.parse(`${DAY}T00:00:00+08:00`) + minute * 60_000).toISOString());
    clock(541);
    const booking = await demo.portal.bookings.get(id);
    await markAttendance(demo.portal, {
      ...{ bookingId: id, what: 'check_in', date: DAY, staffId: 'the-head', facilityId: facility().id },
      handover: { name: '外婆', code: booking.pickupCode },
    });
    clock(560);
    const choices = await stayChoices(demo.portal, await demo.portal.bookings.get(id));
    expect(choices?.longer.map(({ to }) => to)).toEqual([750]);
    expect(choices?.why).toMatchObject({ reason: 'no_place', to: 780, why: { reason: 'no_pick_up' } });
    expect(choices?.shorter).toEqual([690]);
    const wish = { bookingId: id, guardianId: child.guardianId, by: by(child) };
    expect(await shortenStay(demo.portal, { ...wish, to: 660 })).toMatchObject({ ok: false, code: 'no_place.no_pick_up' });
    expect(await lengthenStay(demo.portal, { ...wish, to: 780 })).toMatchObject({ ok: false, code: 'no_place.no_pick_up' });
    expect(await shortenStay(demo.portal, { ...wish, to: 690 })).toMatchObject({ ok: true });
  });

  it('cannot leave out when a whole day begins', async () => {
    const early = [{ act: 'drop_off', forms: ['full_day'], from: '07:00', to: '08:00' }];
    await expect(asHead('facilities', facility().id, { handovers: early }, () => true)).rejects.toThrow();
    expect(facility().handovers).toHaveLength(2);
    await expect(asHead('classes', group().id, { handovers: early }, () => true)).rejects.toThrow();
    // Nor other hours of the day that are saved after them: they are judged by what is saved.
    const fits = [{ act: 'drop_off', forms: ['full_day'], from: '08:00', to: '09:00' }];
    await asHead('facilities', facility().id, { handovers: fits }, () => facility().handovers?.length === 1);
    await expect(asHead('facilities', facility().id, { fullDayFrom: '09:30' }, () => true)).rejects.toThrow();
    expect(facility().parts.fullDay.from).toBe(510);
    await expect(
      asHead(
        'facilities',
        facility().id,
        { handovers: early, fullDayFrom: '07:30' },
        () => facility().parts.fullDay.from === 450,
      ),
    ).resolves.toBeUndefined();
    await asHead(
      'facilities',
      facility().id,
      { handovers: [], fullDayFrom: '08:30' },
      () => facility().parts.fullDay.from === 510,
    );
  });
});

describe('minutes between two groups', () => {
  it('are asked for of a class, or as its centre says, by all who answer', async () => {
    await asHead('classes', group().id, { places: 1 }, () => group().places === 1);
    await asHead('facilities', facility().id, { gapMinutes: 60 }, () => group().gapMinutes === 60);
    await book(demo.portal, await family(), hourly(540, 660));
    const no = { reason: 'between_groups', when: { at: 720 } };
    expect(await found(660, 720)).toMatchObject({ left: 0, ...no });
    expect(await quote(hourly(660, 720))).toMatchObject({ left: 0, why: no });
    expect(await hold(demo.portal, await family(), hourly(660, 720))).toMatchObject({
      ok: false,
      code: 'no_place.between_groups',
    });
    expect(await found(720, 780)).toMatchObject({ left: 1 });
    await asHead('classes', group().id, { gapMinutes: 0 }, () => !group().gapMinutes);
    expect(await hold(demo.portal, await family(), hourly(660, 720))).toMatchObject({ ok: true });
  });

  it('hold of twenty families that ask at once for hours before and after each other', async () => {
    await asHead('classes', group().id, { places: 1, gapMinutes: 30 }, () => group().gapMinutes === 30 && group().places === 1);
    const all = await Promise.all(Array.from({ length: 20 }, () => family()));
    const held = await Promise.all(all.map((one, at) => hold(demo.portal, one, at % 2 ? hourly(540, 660) : hourly(660, 780))));
    expect(held.filter(({ ok }) => ok)).toHaveLength(1);
    for (const one of held) if (!one.ok) expect(['no_place.between_groups', 'no_place.places']).toContain(one.code);
  });

  it('and one room by turns: of twenty for two classes at one time all are of one', async () => {
    const [one, other] = facility().classes.filter(({ forms }) => forms.includes('hourly'));
    if (!one || !other) throw new Error('the example centre has two classes with hourly care');
    const turns = { room: '小树屋', takesTurns: true, places: 3 };
    await asHead('classes', one.id, turns, () => true);
    await asHead('classes', other.id, { ...turns, takesTurns: false }, () =>
      facility().classes.some(({ id, turnsWith }) => id === other.id && turnsWith?.includes(one.id) === true),
    );
    const ages = [one, other].map(({ ageFrom }) => ageFrom + 1);
    const birth = (months: number) => {
      const born = new Date(`${DAY}T00:00:00Z`);
      born.setUTCMonth(born.getUTCMonth() - months);
      return born.toISOString().slice(0, 10);
    };
    expect(ageInMonths(birth(ages[0] ?? 0), DAY)).toBe(ages[0]);
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => newFamily(demo.portal, ++n, birth(ages[at % 2] ?? 0))));
    const held = await Promise.all(all.map((child) => hold(demo.portal, child, hourly(540, 660))));
    const classes = held.flatMap((each) => (each.ok ? [each.booking.classId] : []));
    expect(new Set(classes).size).toBe(1);
    expect(classes).toHaveLength(3);
    expect(TODAY < DAY).toBe(true);
  });
});
