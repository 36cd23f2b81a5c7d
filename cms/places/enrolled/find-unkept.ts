import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';

/** Centres whose enrolled children's places were written down as they now are; each is read anew when it changes. */
const kept = new WeakMap<SpecialDays, { on: CivilDate; centres: WeakSet<FacilitySupply> }>();

/** Centres with enrolled children that have other classes or hours since, or a day more ahead of them. */
export async function findUnkept(portal: Pick<Portal, 'city' | 'enrolled' | 'now' | 'special' | 'supplies'>): Promise<string[]> {
  const on = todayOf(portal);
  const special = portal.special();
  const before = kept.get(special);
  const centres = before?.on === on ? before.centres : new WeakSet<FacilitySupply>();
  kept.set(special, { on, centres });
  const changed = portal.supplies.all().filter((one) => !centres.has(one));
  if (changed.length === 0) return [];
  const having = new Set(await portal.enrolled.facilitiesFrom(on));
  for (const one of changed) centres.add(one);
  return changed.flatMap(({ id }) => (having.has(id) ? [id] : []));
}
