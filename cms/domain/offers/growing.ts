import type { CareForm, Occasion } from '../care/care.ts';
import { careUnits, findPrice, type PriceItem } from '../money/pricing.ts';
import { classesOnSale } from '../places/availability.ts';
import type { ClassSupply, FacilitySupply } from '../places/facility.ts';
import { ageInMonths } from '../time/age.ts';
import type { CivilDate } from '../time/civil-date.ts';

/** A child that is too old for its class before care that is booked for it ends. */
export interface Growing {
  /** The first of its stays on which it is. */
  on: CivilDate;
  /** The last stay at which it is of the class's age. */
  lastDay?: CivilDate;
  /** The class that is sold to it then, and what such care costs there by the published list; nothing where none is. */
  next?: ClassSupply;
  nextPrice?: Pick<PriceItem, 'amount' | 'unit'>;
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
  const onSale = classesOnSale(facility, { ageMonths, form, months }, first.date);
  const next = 'classes' in onSale ? onSale.classes.find(({ id }) => id !== classId) : undefined;
  const want = { kind: 'care', form, units: careUnits({ form, months }), on: first.date } as const;
  const price = next && findPrice(facility.prices, { ...want, classId: next.id });
  const nextPrice = price && { amount: price.amount, unit: price.unit };
  return { on: first.date, lastDay: stays[at - 1]?.date, next, nextPrice };
}
