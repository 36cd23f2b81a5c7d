import ICAL from 'ical.js';
import { rememberedDays } from '#cms/places/remembered-days.ts';
import { rememberedPlaces } from '#cms/places/remembered-places.ts';
import type { Taken } from '#cms/records/occupancy.ts';
import { bestClass, type OfferContext, type PlacesOf } from '#domain/offers/best-class.ts';
import { freeOn } from '#domain/offers/free-on.ts';
import type { AvailabilityContext } from '#domain/places/availability.ts';
import { dayAvailability } from '#domain/places/availability.ts';
import type { Claim } from '#domain/places/capacity.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { SLOT_MINUTES, slotsOf, type Window } from '#domain/time/time-of-day.ts';
import { exampleCentre, infants } from '../domain/example-centre.ts';
import { type Measured, measurePairs, median } from './pairs.ts';

const NOW = '2026-11-22T16:00:00.000Z';
const FIRST = '2026-11-23';
const DAYS = 60;
const CENTRES = 1000;
/** As many as the reference is given at a time: it takes seconds for them. */
const SAMPLE = 4;
const WANTED: Window = { from: 540, to: 720 };
const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const classOf = (n: number, [id, ageFrom, ageTo, childrenPerStaff]: readonly [string, number, number, number]): ClassSupply => ({
  ...infants,
  ...{ id: `${id}-${n}`, ageFrom, ageTo, childrenPerStaff, places: 6 + (n % 7) },
  shifts: [0, 1, 2, 3].map((at) => ({
    staff: `${id}-${n}-${at}`,
    weekdays: at === 3 && n % 3 === 0 ? '135' : '12345',
    from: at % 2 === 0 ? 480 : 510 + (n % 4) * 30,
    to: at === 2 ? 780 : 1080,
  })),
});

/** A centre of three classes with four carers each, some of them on some days or for some hours, and days off. */
const centreOf = (n: number): FacilitySupply => ({
  ...exampleCentre,
  id: `c${n}`,
  closures: [{ from: addDays(FIRST, n % 50), to: addDays(FIRST, (n % 50) + (n % 3)), reason: { zh: '维修', en: 'Repairs' } }],
  classes: (
    [
      ['infants', 6, 12, 3],
      ['toddlers', 12, 24, 5],
      ['older', 24, 36, 7],
    ] as const
  ).map((one) => classOf(n, one)),
});

/** What is booked there: more on some days than on others, so that some are full. */
function sheetsOf({ classes }: FacilitySupply, n: number) {
  return classes.flatMap(({ id: classId }) =>
    Array.from({ length: DAYS }, (_, day) => {
      const claims = Array.from({ length: (n + day * 5) % 11 }, (_, k): Claim => {
        const from = 480 + ((k * 60 + n * 30) % 300);
        return { booking: `${classId}-${day}-${k}`, from, to: from + 180 };
      });
      return { classId, date: addDays(FIRST, day), claims };
    }),
  );
}

const dates = Array.from({ length: DAYS }, (_, day) => addDays(FIRST, day));

/** What is booked, with a number for each class that is another when a booking is made there. */
class Booked implements Taken {
  private readonly days = new Map<string, Map<CivilDate, readonly Claim[]>>();
  private readonly versions = new Map<string, number>();
  constructor(sheets: ReturnType<typeof sheetsOf>) {
    for (const [id, its] of Map.groupBy(sheets, ({ classId }) => classId))
      this.days.set(id, new Map(its.map(({ date, claims }) => [date, claims])));
  }
  claimsOf = (id: string, date: CivilDate) => this.days.get(id)?.get(date) ?? [];
  versionOf = (id: string) => this.versions.get(id) ?? 1;
  heldIn = () => [];
  /** A place of a class is booked on a day, or given back again. */
  change(id: string, date: CivilDate): void {
    const before = this.claimsOf(id, date);
    const others = before.filter(({ booking }) => booking !== 'another');
    this.days.get(id)?.set(date, others.length < before.length ? others : [...others, { booking: 'another', ...WANTED }]);
    this.versions.set(id, this.versionOf(id) + 1);
  }
}

/** Ours, reckoned anew: on which of the days a child of eight months can come at those hours. */
const freeDays = (facility: FacilitySupply, context: OfferContext, on: readonly CivilDate[] = dates): CivilDate[] =>
  on.filter((date) => {
    const wish = { form: 'hourly', months: 0, ageMonths: 8, stays: [{ date, ...WANTED }] } as const;
    return bestClass(facility, wish, { ...context, waivesNotice: true }).left > 0;
  });

/** Ours as search asks: the same of what is kept of each class. */
function freeDaysKept(facility: FacilitySupply, context: OfferContext): CivilDate[] {
  const isFree = freeOn(facility, { form: 'hourly', ageMonths: 8 }, dates, { ...context, waivesNotice: true });
  if (!isFree) throw new Error(`${facility.id}: nothing is kept of it`);
  return dates.filter((_, at) => isFree(at, WANTED));
}

/** When a weekly rule holds, day by day, expanded by a library as a calendar would. */
function expand(weekdays: string, { from }: Window): CivilDate[] {
  const days = [...weekdays].map((day) => BYDAY[Number(day) - 1]).join();
  const start = ICAL.Time.fromDateTimeString(`${FIRST}T${String(Math.floor(from / 60)).padStart(2, '0')}:00:00`);
  const found: CivilDate[] = [];
  const each = ICAL.Recur.fromString(`FREQ=WEEKLY;BYDAY=${days}`).iterator(start);
  for (let time = each.next(); time; time = each.next()) {
    const date = time.toString().slice(0, 10);
    if (date > (dates.at(-1) ?? '')) break;
    found.push(date);
  }
  return found;
}

/** The reference: each rule of hours and of shifts expanded, days off and bookings taken away, and what is left counted. */
function freeDaysByRules({ hours, closures, classes }: FacilitySupply, claimsOf: AvailabilityContext['claimsOf']): CivilDate[] {
  const slots = slotsOf(WANTED);
  const open = new Set(hours.filter((one) => covers(one)).flatMap((one) => expand(one.weekdays, one)));
  for (const { from, to } of closures) for (const date of open) if (from <= date && date <= to) open.delete(date);
  const group = classes.find(({ ageFrom, ageTo }) => ageFrom <= 8 && 8 < ageTo);
  if (!group) return [];
  const there = new Map<string, number>();
  for (const shift of group.shifts)
    for (const date of expand(shift.weekdays, shift))
      for (const minute of slots)
        if (shift.from <= minute && minute + SLOT_MINUTES <= shift.to)
          there.set(`${date} ${minute}`, (there.get(`${date} ${minute}`) ?? 0) + 1);
  const takes = (date: CivilDate, minute: number) =>
    Math.min(group.places, group.maxSize, (there.get(`${date} ${minute}`) ?? 0) * group.childrenPerStaff);
  const sold = (date: CivilDate, minute: number) =>
    claimsOf(group.id, date).filter(({ from, to }) => from < minute + SLOT_MINUTES && minute < to).length;
  return dates.filter((date) => open.has(date) && slots.every((minute) => takes(date, minute) > sold(date, minute)));
}

const covers = ({ from, to }: Window) => from <= WANTED.from && WANTED.to <= to;

/** One of the city's centres, with what is booked there, and both ways to ask for it. */
function bookedCentre(_: unknown, n: number) {
  const facility = centreOf(n);
  const booked = new Booked(sheetsOf(facility, n));
  const anew = { now: NOW, special: new Map(), claimsOf: booked.claimsOf };
  const placesOf: PlacesOf = (...of) => rememberedPlaces(...of, anew);
  const moment = { ...anew, taken: booked, kept: new Set<string>(), placesOf };
  const remembered: OfferContext['remembered'] = { placesOf, daysOf: (...of) => rememberedDays(...of, moment) };
  return { facility, booked, anew, asked: { ...anew, remembered } };
}

/**
 * S6: who of a thousand centres can take a child at some hours of one day within sixty, and on which of all sixty, against
 * expanding each rule of theirs for those sixty days: reckoned anew; as search asks, which keeps the free half hours of a
 * class until something of it changes; and the same while a centre in a hundred is booked between two questions. And a
 * centre's month.
 */
export async function freeThen(): Promise<{ measured: Measured[]; month: string }> {
  const city = Array.from({ length: CENTRES }, bookedCentre);
  const sample = city.filter((_, n) => n % (CENTRES / SAMPLE) === 0);
  const compare = () => {
    for (const { facility, anew, asked } of sample) {
      const theirs = freeDaysByRules(facility, anew.claimsOf).join();
      for (const ours of [freeDays(facility, anew).join(), freeDaysKept(facility, asked).join()])
        if (ours !== theirs) throw new Error(`${facility.id}: ours ${ours}; by its rules ${theirs}`);
    }
  };
  const reference = async () =>
    perSecond(SAMPLE, () => {
      for (const { facility, anew } of sample) freeDaysByRules(facility, anew.claimsOf);
    });
  const against = async (what: string, daysOf: (one: (typeof city)[number], n: number) => CivilDate[]): Promise<Measured> => {
    compare();
    let free = 0;
    const ours = async () =>
      perSecond(CENTRES, () => {
        free = 0;
        for (const [n, one] of city.entries()) free += daysOf(one, n).length;
      });
    const name = `S6 ${CENTRES.toLocaleString('en')} centres, ${what}`;
    const pairs = await measurePairs(name, { ours, reference });
    compare();
    const note = `${free.toLocaleString('en')} times free; the reference expands each rule for ${DAYS} days by ical.js`;
    return { name, unit: 'centres/s', aim: '≥ 200 ×', compare: 'ratio', pairs, note };
  };
  const oneDay = (n: number) => [dates[(n * 7) % DAYS] ?? FIRST];
  let turn = 0;
  const measured = [
    await against('one window, anew', ({ facility, anew }, n) => freeDays(facility, anew, oneDay(n))),
    await against('60 days, anew', ({ facility, anew }) => freeDays(facility, anew)),
    await against('60 days, as search asks', ({ facility, asked }) => freeDaysKept(facility, asked)),
    await against('60 days, while 1 in 100 is booked', ({ facility, booked, asked }, n) => {
      turn += 1;
      if (turn % 101 === 0) booked.change(`infants-${n}`, dates[turn % DAYS] ?? FIRST);
      return freeDaysKept(facility, asked);
    }),
  ];
  const months = city.slice(0, 200).map(({ facility, anew }) => {
    const from = performance.now();
    for (const date of dates.slice(0, 31)) dayAvailability(facility, date, { ageMonths: 8, form: 'hourly' }, anew);
    return performance.now() - from;
  });
  const figure = `${median(months).toFixed(2)} ms (median of ${months.length}; aim < 1 ms)`;
  return { measured, month: `a centre's month, half hour by half hour: ${figure}` };
}

function perSecond(count: number, work: () => void): number {
  const from = performance.now();
  work();
  return (count * 1000) / (performance.now() - from);
}
