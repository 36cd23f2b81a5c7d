import type { CivilDate } from '../time/civil-date.ts';
import type { NoPlaceReason } from './no-place.ts';

/**
 * What can bound how many children a class takes: the one list, each with its words. Of equals the first is named.
 * `staff_ratio`: carers present × children per carer. `nap_ratio`: the same, with somebody who watches another class too.
 * `class_size`, `places`: set by the centre. `standard_size`: the city's standard for the ages. `filed_places`: the class's
 * part of the places that are filed. `city_limit`: its part of what the city lets a centre take. `public_part`,
 * `employee_part`: how many places of an employer's centre are for families of the public, and for its employees.
 */
export const BOUNDS = [
  'staff_ratio',
  'nap_ratio',
  'class_size',
  'places',
  'standard_size',
  'filed_places',
  'city_limit',
  'public_part',
  'employee_part',
] as const;
export type Bound = (typeof BOUNDS)[number];

/** A number that holds from a day on, or until one, and where it is written. */
export interface Dated {
  from?: CivilDate;
  /** The last day. */
  to?: CivilDate;
  source?: string;
}

/** No more children than these in a class, on these days. */
export interface Cap extends Dated {
  bound: Bound;
  most: number;
}

/** No more children in a whole centre than these, on these days: as the city has it, or its filing. */
export interface CentreCap extends Cap {
  bound: 'filed_places' | 'city_limit';
}

/** How many children a carer may have by the city's standard, on these days. */
export interface RatioCap extends Dated {
  childrenPerStaff: number;
}

export const holdsOn = ({ from, to }: Dated, date: CivilDate): boolean => (!from || from <= date) && (!to || date <= to);

/** What families are told of a bound: nothing of who works when, or of what was filed. */
const TOLD: Record<Bound, NoPlaceReason> = {
  staff_ratio: 'staff_ratio',
  nap_ratio: 'staff_ratio',
  class_size: 'class_size',
  standard_size: 'class_size',
  places: 'places',
  filed_places: 'places',
  city_limit: 'places',
  public_part: 'public_part',
  employee_part: 'employee_part',
};

export const reasonOf = ({ limit, staff }: { limit: Bound; staff: number }): NoPlaceReason =>
  staff === 0 ? 'no_staff' : TOLD[limit];
