import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, type PayloadRequest } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { idOf } from '#cms/fields/relations.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { PlannedChange } from '#cms/records/planned-supply.ts';
import { formatClock, formatDate, unbrokenHours } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { touchesPast } from '#domain/places/past-days.ts';
import { shutStays } from '#domain/places/shut-stays.ts';
import { type BrokenStay, firstBrokenStay } from '#domain/places/supply-change.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { findBooked } from '../find-booked.ts';
import { inTheWay } from './in-the-way.ts';
import { askAboutShut } from './shut-days.ts';

/** As far ahead as places can have been sold. */
const DAYS_AHEAD = 250;

type Change = Omit<PlannedChange, 'facilityId'> & { facilityId: string | undefined };

/** What a centre changes must still hold the children who are booked (promises 1 and 4). */
export const keepBooked: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, req }) => {
  const next = { ...originalDoc, ...data };
  await refuseBroken(req, { collection: collection.slug, facilityId: idOf(next.facility), id: idOf(originalDoc), next });
  return data;
};

export const keepBookedOnDelete: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const of = { collection: collection.slug as 'shifts', id: String(id) };
  const facilityId = await (await getPortal()).pointing.findFacility(of, req);
  await refuseBroken(req, { ...of, facilityId, next: undefined });
};

/** A span from something to something not before it. This runs ahead of the fields' own checks, which say what is wrong with any other. */
const isSpan = (from: unknown, to: unknown) => (from || to ? Boolean(from) && Boolean(to) && String(from) <= String(to) : true);

async function refuseBroken(req: PayloadRequest, change: Change): Promise<void> {
  const { facilityId, next } = change;
  if (!staffOf(req) || !facilityId || !isSpan(next?.from, next?.to) || !isSpan(next?.opens, next?.closes)) return;
  const portal = await getPortal();
  // Nothing is sold meanwhile by how it was.
  await portal.facilities.takeTurn(facilityId, req);
  const planned = { ...change, facilityId };
  const supply = await portal.plannedSupply.read(planned, portal.city.timeZone, req);
  if (!supply) return;
  const { before, after, special } = supply;
  const classIds = before.classes.map(({ id }) => id);
  const today = todayOf(portal);
  const now = portal.now();
  const days = await portal.sheets.read({ classIds, from: today, to: addDays(today, DAYS_AHEAD), unit: req });
  if (change.collection === 'closures') {
    if (touchesPast({ before: daysOffOf(before), after: daysOffOf(after) }, today))
      throw new APIError(say(req, 'refused.pastDaysOff'), 409, undefined, true);
    // A centre may have to shut: families of single stays then choose, and care by the month knows of days off.
    if (next?.confirmed) return;
    const timetables = { before: { facility: before, special }, after: { facility: after, special } };
    await askAboutShut(req, shutStays(timetables, { days, now }), 'refused.shutDays');
    return;
  }
  const broken = firstBrokenStay({ before, after }, { days, special, now });
  if (broken) throw inTheWay(req, await findBooked(portal, broken.bookings, req), (t, who) => sentence(t, broken, who));
}

const daysOffOf = ({ closures, classClosures = [] }: FacilitySupply) => [...closures, ...classClosures];

function sentence(t: Translator, broken: BrokenStay, who: string): string {
  const { children: count } = broken;
  const date = formatDate(broken.date, { lang: t.lang, weekday: true });
  switch (broken.why) {
    case 'class_gone':
      return t('refused.classGone', { date, count, who });
    case 'not_open': {
      const { from, to } = broken.window;
      return t('refused.notOpen', { when: `${date} ${unbrokenHours(from, to)}`, count, who });
    }
    case 'too_many': {
      const when = `${date} ${formatClock(broken.minute)}`;
      return t('refused.tooMany', { when, count, who, capacity: broken.capacity });
    }
  }
}
