import type { CareForm, Occasion } from '../care/care.ts';
import { carePrice, type PriceItem } from '../money/pricing.ts';
import { classesOnSale } from '../places/availability.ts';
import type { ClassSupply, FacilitySupply } from '../places/facility.ts';
import { ofClass, openDaysFrom } from '../places/opening.ts';
import { ageInMonths, CARE_ENDS_AT_MONTHS, dayOfAge } from '../time/age.ts';
import { addDays, addMonths, type CivilDate } from '../time/civil-date.ts';
import type { SpecialDays } from '../time/workdays.ts';

/** A child that is too old for its class before care that is booked for it ends. */
export interface Growing {
  /** The first of its stays on which it is. */
  on: CivilDate;
  /** The last stay at which it is of the class's age. */
  lastDay?: CivilDate;
  /** The class that is sold to it then, and what such care costs there by the published list; nothing where none is. */
  next?: ClassSupply;
  nextPrice?: Pick<PriceItem, 'amount' | 'unit' | 'daysPerWeek'>;
}

interface Booked {
  birthDate: CivilDate;
  classId: string;
  form: CareForm;
  months: number;
  /** Of care on some of them. */
  weekdays?: string;
  /** The earliest first. */
  stays: readonly Occasion[];
}

/** The age on each day decides: when a child grows out of the class that care is booked in, and where it goes on. */
export function growsOut(facility: FacilitySupply, { stays, classId, ...booked }: Booked): Growing | undefined {
  const own = facility.classes.find(({ id }) => id === classId);
  const at = own ? stays.findIndex(({ date }) => ageInMonths(booked.birthDate, date) >= own.ageTo) : -1;
  const first = stays[at];
  if (!first) return undefined;
  return {
    on: first.date,
    lastDay: stays[at - 1]?.date,
    ...goesOnIn(facility, { ...booked, classId, on: first.date }),
  };
}

/** The class that is sold to the child from a day on, and what such care costs there by the published list. */
function goesOnIn(
  facility: FacilitySupply,
  { birthDate, classId, form, months, weekdays, on }: Omit<Booked, 'stays'> & { on: CivilDate },
): Pick<Growing, 'next' | 'nextPrice'> {
  const ageMonths = ageInMonths(birthDate, on);
  const onSale = classesOnSale(facility, { ageMonths, form, months, weekdays }, on);
  const next = 'classes' in onSale ? onSale.classes.find(({ id }) => id !== classId) : undefined;
  const price = next && carePrice(facility.prices, { form, months, weekdays, classId: next.id, on });
  return { next, nextPrice: price && nextPriceOf(price) };
}

const nextPriceOf = ({ amount, unit, daysPerWeek }: PriceItem) => ({
  ...{ amount, unit },
  ...(daysPerWeek === undefined ? {} : { daysPerWeek }),
});

/** So long before a child is too old for its class its family is told. */
const MONTHS_AHEAD = 3;
/** Looked at for a day on which the centre is open: its longest holidays are shorter. */
const DAYS_LOOKED_AT = 45;

/** A child that will be too old for its class, or for childcare, within three months, whatever is booked until then. */
export interface GrowingAhead extends Growing {
  turnsThree: boolean;
  /** The first open day from then on: on it the next class can begin. */
  goesOn?: CivilDate;
}

/** When a child grows out of the class that it is in, told three months ahead: the last open day, and where it goes on. */
export function growsAhead(
  facility: FacilitySupply,
  { today, special, ...booked }: Omit<Booked, 'stays'> & { today: CivilDate; special: SpecialDays },
): GrowingAhead | undefined {
  const own = facility.classes.find(({ id }) => id === booked.classId);
  if (!own) return undefined;
  const ends = Math.min(own.ageTo, CARE_ENDS_AT_MONTHS);
  const on = dayOfAge(booked.birthDate, ends);
  if (on <= today || on > addMonths(today, MONTHS_AHEAD)) return undefined;
  const openDays = (id: string, from: CivilDate, back = false) =>
    openDaysFrom(from, { days: DAYS_LOOKED_AT, back }, { ...ofClass(facility, id), special });
  const [lastDay] = openDays(own.id, addDays(on, -1), true);
  const turnsThree = ends === CARE_ENDS_AT_MONTHS;
  if (turnsThree) return { on, lastDay, turnsThree };
  const [opens = on] = openDays('', on);
  const next = goesOnIn(facility, { ...booked, on: opens });
  const [goesOn = opens] = openDays(next.next?.id ?? '', opens);
  return { on, lastDay, turnsThree, goesOn, ...next };
}
