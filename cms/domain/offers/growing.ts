import type { CareForm, Occasion } from '../care/care.ts';
import { findPrice } from '../money/pricing.ts';
import { classesFor } from '../places/availability.ts';
import type { ClassSupply, FacilitySupply } from '../places/facility.ts';
import { ageInMonths } from '../time/age.ts';
import type { CivilDate } from '../time/civil-date.ts';

/** A child that is too old for its class before care that is booked for it ends. */
export interface Growing {
  /** The first of its stays on which it is. */
  on: CivilDate;
  /** The last stay at which it is of the class's age. */
  lastDay?: CivilDate;
  /** The class that takes it then, and what such care costs there by the published list; nothing where none does. */
  next?: ClassSupply;
  nextPrice?: number;
}

interface Booked {
  birthDate: CivilDate;
  classId: string;
  form: CareForm;
  months: number;
  /** The earliest first. */
  stays: readonly Occasion[];
}

/** The age on each day decides: when a child grows out of the class that care is booked in, and where it goes on. */
export function growsOut(facility: FacilitySupply, { birthDate, classId, form, months, stays }: Booked): Growing | undefined {
  const own = facility.classes.find(({ id }) => id === classId);
  const at = own ? stays.findIndex(({ date }) => ageInMonths(birthDate, date) >= own.ageTo) : -1;
  const first = stays[at];
  if (!first) return undefined;
  const ageMonths = ageInMonths(birthDate, first.date);
  const next = classesFor(facility, { ageMonths, form }).find(({ id }) => id !== classId);
  const unit = months > 0 ? 'month' : form === 'half_day' ? 'half_day' : form === 'temporary' ? 'session' : 'hour';
  const price = next && findPrice(facility.prices, { kind: 'care', form, units: [unit], classId: next.id, on: first.date });
  return { on: first.date, lastDay: stays[at - 1]?.date, next, nextPrice: price?.amount };
}
