import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';

/** Centres whose enrolled children's places were written down as they now are; each is read anew when it changes. */
const kept = new WeakMap<SpecialDays, { on: CivilDate; centres: Map<string, number> }>();

/** Centres with enrolled children that have other classes or hours since, or a day more ahead of them. */
export async function findUnkept(portal: Pick<Portal, 'city' | 'enrolled' | 'now' | 'special' | 'supplies'>): Promise<string[]> {
  const on = todayOf(portal);
  const special = portal.special();
  const before = kept.get(special);
  const centres = before?.on === on ? before.centres : new Map<string, number>();
  kept.set(special, { on, centres });
  const versionOf = (id: string) => portal.supplies.versionOf(id) ?? 0;
  const changed = [...portal.supplies.ids()].filter((id) => centres.get(id) !== versionOf(id));
  const versions = new Map(changed.map((id) => [id, versionOf(id)]));
  if (changed.length === 0) return [];
  const having = new Set(await portal.enrolled.facilitiesFrom(on));
  for (const [id, version] of versions) centres.set(id, version);
  return changed.filter((id) => having.has(id));
}
