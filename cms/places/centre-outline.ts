import { LRUCache } from 'lru-cache';
import type { Supplies } from '#cms/records/supplies.ts';
import { watchedWith } from '#domain/places/class-day.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { isByTheHour } from './remembered-offers.ts';

/** What says whether something that is remembered of a centre is still true, without the centre's whole supply. */
export interface CentreOutline extends Pick<FacilitySupply, 'id' | 'timeZone' | 'employeesOnly'> {
  /** Of the supply that it was made of. */
  version: number;
  isByTheHour: boolean;
  classes: readonly ClassOutline[];
}

interface ClassOutline extends Pick<ClassSupply, 'id' | 'ageFrom' | 'ageTo'> {
  /** Whether it sells months of full days. */
  monthly: boolean;
  /** Itself and all whose children count together with its own. */
  watched: readonly string[];
}

/** Some 15 MB. */
const MOST_OUTLINED = 20_000;
const outlined = new LRUCache<string, CentreOutline>({ max: MOST_OUTLINED });

/** The outline of a centre as it can sell now; its supply is read only where that has changed. */
export function centreOutline(supplies: Pick<Supplies, 'get' | 'versionOf'>, id: string): CentreOutline | undefined {
  const version = supplies.versionOf(id);
  if (version === undefined) return undefined;
  const known = outlined.get(id);
  if (known?.version === version) return known;
  const facility = supplies.get(id);
  if (!facility) return undefined;
  const classes = facility.classes.map(({ id, ageFrom, ageTo, forms }) => ({
    ...{ id, ageFrom, ageTo, monthly: forms.includes('full_day') },
    watched: watchedWith(facility, [id]),
  }));
  const { timeZone, employeesOnly } = facility;
  const outline = { id, timeZone, employeesOnly, version, isByTheHour: isByTheHour(facility), classes };
  outlined.set(id, outline);
  return outline;
}
